import type { LabelChange } from '#lib/bulks/schema.ts'

/** So many do something: "1 gets it", "1,200 get it"; null where there are none. */
function some(count: number, one: string, more: string): string | null {
  return count === 0 ? null : `${count.toLocaleString('en')} ${count === 1 ? one : more}`
}

/** What becomes of an attribute, in words that go on from its title: "yes: 20 get it, 3 have it already, …". */
export function sayChange({ to, same, replaced, without }: LabelChange): string {
  const others = Object.entries(replaced).filter(([, count]) => count > 0)
  const many = others.reduce((sum, [, count]) => sum + count, 0)
  const values = others.map(([value, count]) => `${value} ${count.toLocaleString('en')}`).join(', ')
  const parts =
    to === 'cleared'
      ? [some(many, `loses it (${values})`, `lose it (${values})`), some(same, 'has none', 'have none')]
      : [
          some(without, 'gets it', 'get it'),
          some(same, 'has it already', 'have it already'),
          some(many, `says otherwise and is replaced (${values})`, `say otherwise and are replaced (${values})`),
        ]
  return `${to === 'cleared' ? 'taken back' : to}: ${parts.filter((part) => part !== null).join(', ')}`
}
