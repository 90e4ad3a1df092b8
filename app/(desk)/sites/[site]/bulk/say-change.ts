import type { LabelChange } from '#lib/bulks/schema.ts'

const number = (count: number) => count.toLocaleString('en')

/** What becomes of an attribute, in words that go on from its title: "yes: 20 get it, 3 have it already, …". */
export function sayChange({ to, same, replaced, without }: LabelChange): string {
  const others = Object.entries(replaced).filter(([, count]) => count > 0)
  const many = others.reduce((sum, [, count]) => sum + count, 0)
  const values = others.map(([value, count]) => `${value} ${number(count)}`).join(', ')
  const parts =
    to === 'cleared'
      ? [many > 0 && `${number(many)} lose it (${values})`, same > 0 && `${number(same)} have none`]
      : [
          without > 0 && `${number(without)} get it`,
          same > 0 && `${number(same)} have it already`,
          many > 0 && `${number(many)} say otherwise and ${many === 1 ? 'is' : 'are'} replaced (${values})`,
        ]
  return `${to === 'cleared' ? 'taken back' : to}: ${parts.filter(Boolean).join(', ')}`
}
