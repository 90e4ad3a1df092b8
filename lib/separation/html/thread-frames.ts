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

/** An element that begins with an item; `own` are its labels that no element between it and the item has. */
type Frame = { index: number; own: ReadonlySet<string> }

/** The elements around each item that begin with it, the innermost first. */
function framesOf(page: HtmlPage, items: readonly Item[]): Frame[][] {
  const frames: Frame[][] = []
  let before = -1
  for (const { index } of items) {
    const own: Frame[] = []
    const inner = new Set<string>()
    let up = index
    for (let steps = 0; up > Math.max(0, before) && steps < FAR; up = at(page.nodes, up).parent, steps++) {
      const labels = labelsOf(page, up).filter((label) => !inner.has(label))
      for (const label of labels) inner.add(label)
      own.push({ index: up, own: new Set(labels) })
    }
    frames.push(own)
    before = index
  }
  return frames
}

/**
 * Whom each item answers by the elements around it, where the page frames every comment together with its answers: the first item of
 * the nearest element around it of the kind that begins with it too. In such an element every other item has one of its own kind
 * around it; in a mere list, whose answers stand in a list of the same kind, most have not. Null where there is none.
 */
export function answeredByFrames(page: HtmlPage, items: readonly Item[]): (number | null)[] {
  const frames = framesOf(page, items)
  const firstOf = new Map<number, number>()
  frames.forEach((own, i) => {
    for (const { index } of own) firstOf.set(index, i)
  })
  const labels = frames.map((own) => new Set(own.flatMap((frame) => [...frame.own])))
  const known = new Map<string, boolean>()
  /** Whether all items inside an element but its first have a frame with the label. */
  const isThread = (frame: number, first: number, label: string): boolean => {
    const name = `${frame} ${label}`
    const before = known.get(name)
    if (before !== undefined) return before
    const { end } = at(page.nodes, frame)
    let answer = true
    for (let i = first + 1; answer && (items[i]?.index ?? end) < end; i++) answer = labels[i]?.has(label) === true
    known.set(name, answer)
    return answer
  }
  return frames.map((own, i) => {
    let up = at(page.nodes, own.at(-1)?.index ?? 0).parent
    for (let steps = 0; up > 0 && steps < FAR; up = at(page.nodes, up).parent, steps++) {
      const first = firstOf.get(up)
      const frame = first === undefined ? undefined : frames[first]?.find(({ index }) => index === up)
      if (first === undefined || frame === undefined) continue
      const shared = [...frame.own].find((label) => labels[i]?.has(label) === true)
      if (shared !== undefined && isThread(up, first, shared)) return first
    }
    return null
  })
}
