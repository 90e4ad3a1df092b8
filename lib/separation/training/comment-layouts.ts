import { readerName } from './names.ts'
import { type TimeFormat, timeFormat } from './print-time.ts'
import { between, chance, pick, type Random } from './random.ts'

/** The lines that a page prints around a comment's body. */
export type Around = { before: string[]; after: string[] }
/** How one page prints its comments: the same for all of them. */
export type CommentLayout = (random: Random, number: number) => Around

type Shape = (name: string, time: string, number: number) => Around

const before = (...lines: string[]): Around => ({ before: lines, after: [] })
const after = (...lines: string[]): Around => ({ before: [], after: lines })

/** Shapes with the author and time above the body, below it, or around it; about as often as pages have them. */
const SHAPES: readonly Shape[] = [
  (n, t) => before(`${n} said...`, t),
  (n) => before(`${n} said...`),
  (n, t) => ({ before: [`${n} said...`], after: [t] }),
  (n, t) => ({ before: [`${n} wrote:`], after: [`${t} | Permalink`] }),
  (n, t) => before(`${n} says:`, t),
  (n, t) => before(`${n} says:`, `${t} #`),
  (n) => before(`${n} says:`),
  (n, t) => before(`${t} / ${n} says:`),
  (n, t) => before(`${n} says: ${t}`),
  (n, t) => before(`${n}`, t),
  (n, t) => before(`${n}`, t),
  (n, t) => before(`${n}`, `Posted ${t}`),
  (n, t) => before(`${n}`, `on ${t}`),
  (n, t) => before(`${n} ${t}`),
  (n, t) => before(`${n} ${t}`),
  (n, t) => before(`${n}${t}`),
  (n, t) => before(`${n} on ${t}`),
  (n, t) => before(`${n} on ${t} said:`),
  (n, t) => before(`On ${t}, ${n} said:`),
  (n, t) => before(`${n} — ${t}`),
  (n, t) => before(`${n} | ${t}`),
  (n, t) => before(`${n} · ${t}`),
  (n, t) => before(`${n} • ${t}`),
  (n, t) => before(`${n} - ${t}`),
  (n, t) => before(`${n}, ${t}`),
  (n, t) => before(`by ${n} on ${t}`),
  (n, t) => before(`By ${n} at ${t}`),
  (n, t) => before(`Comment by ${n} — ${t}`),
  (n, t) => before(`Comment by ${n} on ${t}`),
  (n, t) => before(`Posted by ${n} on ${t}`),
  (n, t, i) => before(`${i}. ${n} ${t}`),
  (n, t, i) => before(`#${i} ${n} ${t}`),
  (n, t, i) => before(`${i}`, n, t),
  (n, t, i) => before(`${i} ${n} on ${t}`),
  (n, t) => before(t, n),
  (n, t) => before(`${n}'s picture`, `${t} — ${n}`),
  (n, t) => before(t, `${n}:`),
  (n) => before(n),
  (n) => before(n),
  (n) => before(`${n}:`),
  (n) => before(`by ${n}`),
  (n, _, i) => before(`${i}. ${n}`),
  (_, t) => before(t),
  (n, t) => after(`Posted by: ${n} | ${t}`),
  (n, t) => after(`Posted by: ${n} | ${t}`),
  (n, t) => after(`Posted by: ${n} at ${t}`),
  (n, t) => after(`Posted by: ${n} on ${t}`),
  (n, t) => after(`Posted by ${n} at ${t}`),
  (n, t) => after(`Posted by ${n} on ${t}`),
  (n, t) => after(`Comment by ${n} — ${t}`),
  (n, t) => after(`By ${n} on ${t}`),
  (n, t) => after(`- ${n}, ${t}`),
  (n, t) => after(n, t),
  (n, t) => after(`${n} ${t}`),
  (n, t) => after(`${n} at ${t}`),
  (n, t) => after(`${t} ${n}`),
  (_, t) => after(t),
  (n, t) => ({ before: [n], after: [t] }),
]

function chromeOf(random: Random, phrases: readonly string[]): () => string[] {
  const count = chance(random, 0.45) ? between(random, 1, 3) : 0
  const lines = Array.from({ length: count }, () => pick(random, phrases))
  return () => lines.map((line) => line.replace('#', String(between(random, 0, 40))))
}

/** Chooses a page's layout; a page may leave its times out, and adds its chrome ("Reply", "Report") to every comment. */
export function commentLayout(random: Random, chrome: readonly string[]): CommentLayout {
  const shape = pick(random, SHAPES)
  const time: TimeFormat = timeFormat(random)
  const extra = chromeOf(random, chrome)
  const atTop = chance(random, 0.15)
  return (source, number) => {
    const around = shape(readerName(source), time(source), number)
    const lines = extra()
    return atTop
      ? { before: [...around.before, ...lines], after: around.after }
      : { before: around.before, after: [...around.after, ...lines] }
  }
}
