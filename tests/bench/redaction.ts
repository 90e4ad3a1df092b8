import { redactPersonalData } from '#lib/datasets/archive/redact-personal-data.ts'
import { REDACTION_TEXTS } from '#tests/bench/redaction-texts.ts'

type Count = { right: number; wrong: number; missed: number }

const MARKED = /\[\[([A-Z]+)\|([^\]]+)\]\]/g

/** What redaction should make of a marked text, and the text as it was written. */
export function expectedOf(marked: string): { text: string; redacted: string } {
  return { text: marked.replace(MARKED, '$2'), redacted: marked.replace(MARKED, '<$1>') }
}

/** The places of tokens in a redacted text, told by the words before them. */
function tokensOf(redacted: string): Map<string, string> {
  let before = ''
  const found = new Map<string, string>()
  for (const part of redacted.split(/(<[A-Z]+>)/)) {
    if (/^<[A-Z]+>$/.test(part)) found.set(`${before.length}`, part)
    else before += part
  }
  return found
}

/** Precision and recall of redaction by kind, on texts written for this; a token counts when kind and place are right. */
export default async function redaction() {
  const counts = new Map<string, Count>()
  const countOf = (kind: string): Count => {
    const count = counts.get(kind) ?? { right: 0, wrong: 0, missed: 0 }
    counts.set(kind, count)
    return count
  }
  for (const marked of REDACTION_TEXTS) {
    const { text, redacted } = expectedOf(marked)
    const found = redactPersonalData(text).text
    if (found === redacted) for (const token of tokensOf(redacted).values()) countOf(token).right += 1
    else {
      console.error(`${text}\n  became ${found}`)
      const [want, have] = [tokensOf(redacted), tokensOf(found)]
      for (const [place, token] of want) countOf(token)[have.get(place) === token ? 'right' : 'missed'] += 1
      for (const [place, token] of have) if (want.get(place) !== token) countOf(token).wrong += 1
    }
  }
  const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 1000) / 1000)
  const kinds = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([token, { right, wrong, missed }]) => {
    const line = { kind: token.slice(1, -1), n: right + missed, precision: share(right, right + wrong), recall: share(right, right + missed) }
    console.log(`| ${line.kind} | ${line.n} | ${line.precision} | ${line.recall} |`)
    return { ...line, right, wrong }
  })
  const sum = (of: (kind: (typeof kinds)[number]) => number) => kinds.reduce((total, kind) => total + of(kind), 0)
  const right = sum((kind) => kind.right)
  return { texts: REDACTION_TEXTS.length, n: sum((kind) => kind.n), precision: share(right, right + sum((kind) => kind.wrong)), recall: share(right, sum((kind) => kind.n)) }
}
