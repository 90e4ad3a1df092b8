import { at, FAR, type Item, nestItems } from './items.ts'
import type { HtmlPage } from './rule.ts'

/** A class that this share of the neighbours have is theirs; others count, alternate, or say who wrote. */
const MOST = 0.75

/** So many classes say what is of one shape; a hostile page has thousands on every element. */
const MOST_CLASSES = 50

const parentOf = ({ nodes }: HtmlPage, { index }: Item): number => at(nodes, index).parent

function groupBy<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}

/** The classes without numbers that most of some elements have, in one order. */
function commonClasses({ nodes }: HtmlPage, items: readonly Item[]): string[] {
  const counts = new Map<string, number>()
  for (const { index } of items)
    for (const name of new Set(at(nodes, index).classes)) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
  const common = [...counts].flatMap(([name, count]) => (count > MOST * items.length ? [name] : []))
  return common.sort().slice(0, MOST_CLASSES)
}

const hasAll = ({ nodes }: HtmlPage, { index }: Item, classes: readonly string[]): boolean =>
  classes.every((name) => at(nodes, index).classes.includes(name))

/**
 * The items of one shape together, each in the order of the page: a tag, and the classes that most of the largest group
 * of neighbours have. Answers that stand elsewhere on the page have them too. Neighbours with no class in common may be rows that
 * alternate, or an article and a few comments: they are a group together, and those with the very same classes are one besides.
 */
export function groupByShape(page: HtmlPage, items: readonly Item[]): Item[][] {
  const tagOf = ({ index }: Item) => at(page.nodes, index).tag
  const neighbours = groupBy(items, (item) => `${parentOf(page, item)} ${tagOf(item)}`)
  const open = new Set(items)
  const groups = new Map<string, Item[]>()
  const alike = new Map<string, Item[]>()
  const waiting = [...neighbours.values()].toSorted((a, b) => b.length - a.length)
  for (let next = waiting.shift(); next !== undefined && groups.size < MOST_SHAPES; next = waiting.shift()) {
    const left = next.filter((item) => open.has(item))
    const [first] = left
    if (first === undefined) continue
    const tag = tagOf(first)
    const common = commonClasses(page, left)
    const isOne = (item: Item) => tagOf(item) === tag && hasAll(page, item, common)
    const own = common.length === 0 ? left : [...open].filter(isOne)
    if (common.length === 0)
      for (const [classes, same] of groupBy(left, ({ index }) => at(page.nodes, index).classes.join(' ')))
        if (classes !== '' && same.length < left.length) alike.set(classes, [...(alike.get(classes) ?? []), ...same])
    const shape = `${tag}.${common.join('.')}`
    groups.set(shape, [...(groups.get(shape) ?? []), ...(own.length === 0 ? left : own)])
    for (const item of own.length === 0 ? left : own) open.delete(item)
    const rest = left.filter((item) => open.has(item))
    if (rest.length > 0) waiting.push(rest)
  }
  return [...groups.values(), ...alike.values()].map((group) => group.toSorted((a, b) => a.index - b.index))
}

/** More shapes than this are no list of comments, and cost the square of their number. */
const MOST_SHAPES = 40

/** The outermost element around another one that `isOne` takes, or itself. */
function outermost({ nodes }: HtmlPage, index: number, isOne: (index: number) => boolean): number {
  let found = index
  for (let up = at(nodes, index).parent, steps = 0; up > 0 && steps < FAR; up = at(nodes, up).parent, steps++)
    if (isOne(up)) found = up
  return found
}

/** The items with all elements beside and below them that have their tag and classes: who was answered holds two times, and has been missed. */
export function withSiblings(page: HtmlPage, items: readonly Item[]): Item[] {
  const all = new Set(items.map(({ index }) => index))
  const common = commonClasses(page, items)
  const [first] = items
  if (first === undefined || common.length === 0) return nestItems(page.nodes, all)
  const { tag } = at(page.nodes, first.index)
  const isOne = (index: number): boolean => {
    const node = at(page.nodes, index)
    return node.tag === tag && common.every((name) => node.classes.includes(name))
  }
  const parents = new Set(items.map(({ index }) => at(page.nodes, outermost(page, index, isOne)).parent))
  let until = 0
  page.nodes.forEach((node, i) => {
    if (parents.has(i)) until = Math.max(until, node.end)
    if (i < until && isOne(i)) all.add(i)
  })
  return nestItems(page.nodes, all)
}
