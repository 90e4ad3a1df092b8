import { redactPersonalData } from '#lib/datasets/archive/redact-personal-data.ts'
import { REDACTION_TEXTS } from '#tests/bench/redaction-texts.ts'

const MARKED = /\[\[([A-Z]+)\|([^\]]+)\]\]/g

/** What redaction should make of a marked text, and the text as it was written. */
function expectedOf(marked: string): { text: string; redacted: string } {
  return { text: marked.replace(MARKED, '$2'), redacted: marked.replace(MARKED, '<$1>') }
}

/** The tokens of a redacted text by their places in the rest of it. */
function tokensOf(redacted: string): Map<number, string> {
  let at = 0
  const found = new Map<number, string>()
  for (const part of redacted.split(/(<[A-Z]+>)/)) {
    if (/^<[A-Z]+>$/.test(part)) found.set(at, part.slice(1, -1))
    else at += part.length
  }
  return found
}

export type Measured = { kind: string; n: number; right: number; found: number }

/** For each kind how many there are, how many are found where they are, and how many are found at all. */
export function measureRedaction(): Measured[] {
  const kinds = new Map<string, Measured>()
  const countOf = (kind: string): Measured => {
    const count = kinds.get(kind) ?? { kind, n: 0, right: 0, found: 0 }
    kinds.set(kind, count)
    return count
  }
  for (const marked of REDACTION_TEXTS) {
    const { text, redacted } = expectedOf(marked)
    const [want, have] = [tokensOf(redacted), tokensOf(redactPersonalData(text).text)]
    for (const kind of have.values()) countOf(kind).found += 1
    for (const [place, kind] of want) {
      countOf(kind).n += 1
      if (have.get(place) === kind) countOf(kind).right += 1
    }
  }
  return [...kinds.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1))
}

export function totalOf(kinds: readonly Measured[]): { n: number; precision: number; recall: number } {
  const sum = (of: (kind: Measured) => number) => kinds.reduce((total, kind) => total + of(kind), 0)
  const [n, right, found] = [sum((kind) => kind.n), sum((kind) => kind.right), sum((kind) => kind.found)]
  return { n, precision: right / found, recall: right / n }
}

/** Precision and recall of redaction by kind on texts written for this: the table of docs/datasets.md. */
export default async function redaction() {
  const kinds = measureRedaction()
  console.log('| what | n | precision | recall |\n|---|---|---|---|')
  for (const { kind, n, right, found } of kinds) {
    console.log(`| ${kind} | ${n} | ${(right / found).toFixed(2)} | ${(right / n).toFixed(2)} |`)
  }
  return { texts: REDACTION_TEXTS.length, ...totalOf(kinds) }
}
