import { flag, KINDS, type Page, squash, voiceWeight } from './survey-page.ts'

const least = (value: number, limit: number): number => Math.min(1, value / limit)

/** How much of a reader's voice the page holds towards its end, and how well one line parts it from the rest. */
function voiceSigns(page: Page): number[] {
  const voices = page.voices.map(squash)
  const weights = page.lines.map(voiceWeight)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const total = voices.reduce((sum, voice, i) => sum + voice * (weights[i] ?? 0), 0)
  let [rest, heard, most, contrast, step] = [0, 0, 0, 0, 0]
  for (let i = voices.length - 1; i > 0; i--) {
    rest += weights[i] ?? 0
    heard += (voices[i] ?? 0) * (weights[i] ?? 0)
    most = Math.max(most, heard)
    if (rest < 0.5 || all - rest < 0.5) continue
    const rise = heard / rest - (total - heard) / (all - rest)
    const gain = rise > 0 ? (rise * rise * rest * (all - rest)) / all : 0
    if (gain > contrast) [contrast, step] = [gain, rise]
  }
  const spoken = page.spoken.over(0, voices.length)
  return [
    Math.log1p(most) / 3,
    Math.log1p(contrast) / 2,
    step,
    total / (all + 1),
    page.head,
    least(page.strong.over(0, voices.length), 6),
    page.strong.over(0, voices.length) / (spoken + 2),
  ]
}

/** How far below a header of comments the first author line may stand. */
const BELOW = 2

/** How many headers of comments have an author line right below them: what nobody prints above none. */
function announced({ lines }: Page): number {
  const isAuthor = (line: Page['lines'][number]) => line.name || (line.marker !== null && line.marker.author !== null)
  return lines.filter(({ furniture }, i) => furniture === 'header' && lines.slice(i + 1, i + 1 + BELOW).some(isAuthor))
    .length
}

/** What of a page bears on whether it has comments at all, beside what the search for the border says. */
export function pageSigns(page: Page): number[] {
  const all = page.lines.length
  const kinds = KINDS.map((kind) => page.kinds.get(kind)?.over(0, all) ?? 0)
  return [
    1,
    ...voiceSigns(page),
    ...kinds.map((count) => least(count, 4)),
    flag(page.layout !== null),
    least(page.layout?.count ?? 0, 8),
    flag(page.layout !== null && page.layout.trailing > 0),
    least(page.heads.over(0, all), 1),
    least(page.heads.over(0, all), 4),
    least(announced(page), 1),
    page.recurring.over(0, all) / all,
    page.prose.over(0, all) / all,
    Math.log1p(all) / 5,
  ]
}

const logit = (value: number): number => Math.log(Math.max(value, 1e-6) / Math.max(1 - value, 1e-6))

/** The signs of a page and what the search gives for "the comments begin somewhere", as one row. */
export const gateRow = (signs: readonly number[], some: number): number[] => [...signs, logit(some) / 5]

/** Log-odds that the page has comments. */
export const judgePage = (weights: Float32Array, row: readonly number[]): number =>
  row.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0)
