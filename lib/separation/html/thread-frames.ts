import { at, FAR, type Item } from './items.ts'
import type { HtmlPage } from './rule.ts'

/** What an element may share with others of its kind: being an entry of a list, its classes and its id, all without numbers. */
function labelsOf({ nodes }: HtmlPage, index: number): string[] {
  const { tag, classes, attrs } = at(nodes, index)
  const id = attrs.get('id') ?? ''
  const labels = classes.filter((name) => name !== '').map((name) => `.${name.replace(/\d+/g, '')}`)
  if (/\d/.test(id)) labels.push(`#${id.replace(/\d+/g, '')}`)
  return tag === 'li' ? [...labels, tag] : labels
}

/** The elements around each item that begin with it, the innermost first. */
function framesOf({ nodes }: HtmlPage, items: readonly Item[]): number[][] {
  return items.map(({ index }, i) => {
    const before = Math.max(0, items[i - 1]?.index ?? 0)
    const own: number[] = []
    for (let up = index; up > before && own.length < FAR; up = at(nodes, up).parent) own.push(up)
    return own
  })
}

/**
 * Whom each item answers by the elements around it, where the page frames every comment together with its answers: the first item of
 * the nearest element around it of the kind that begins with it too. In such an element every other item has one of its own kind
 * around it; in a mere list, whose answers stand in a list of the same kind, most have not. Null where there is none.
 */
export function answeredByFrames(page: HtmlPage, items: readonly Item[]): (number | null)[] {
  const frames = framesOf(page, items)
  const firstOf = new Map(frames.flatMap((own, i) => own.map((index) => [index, i] as const)))
  const labels = new Map<number, ReadonlySet<string>>()
  const labelsAround = (i: number): ReadonlySet<string> => {
    const known = labels.get(i) ?? new Set(frames[i]?.flatMap((index) => labelsOf(page, index)))
    labels.set(i, known)
    return known
  }
  const threads = new Map<number, boolean>()
  /** Whether all items inside a frame but its first have a frame with a label that is only this one's around the first. */
  const isThread = (frame: number, first: number): boolean => {
    const known = threads.get(frame)
    if (known !== undefined) return known
    const own = frames[first] ?? []
    const inner = new Set(own.slice(0, own.indexOf(frame)).flatMap((index) => labelsOf(page, index)))
    let shared = labelsOf(page, frame).filter((label) => !inner.has(label))
    const { end } = at(page.nodes, frame)
    for (let i = first + 1; shared.length > 0 && (items[i]?.index ?? end) < end; i++)
      shared = shared.filter((label) => labelsAround(i).has(label))
    threads.set(frame, shared.length > 0)
    return shared.length > 0
  }
  return frames.map((own) => {
    let up = at(page.nodes, own.at(-1) ?? 0).parent
    for (let steps = 0; up > 0 && steps < FAR; up = at(page.nodes, up).parent, steps++) {
      const first = firstOf.get(up)
      if (first !== undefined && isThread(up, first)) return first
    }
    return null
  })
}
