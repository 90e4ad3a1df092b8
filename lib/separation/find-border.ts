import { announcedStart } from './announced-start.ts'
import { borderFeatures } from './border-features.ts'
import { chainSums, entryProbabilities } from './chain-sums.ts'
import { type Barred, decodeStates, type Lattice, STATES } from './decode-states.ts'
import { gateRow, judgePage, pageSigns } from './judge-page.ts'
import type { BorderModel, SeparationModel } from './model.ts'
import type { LineEvidence } from './page-evidence.ts'
import { scoreLines } from './score-lines.ts'
import { extendByLayout, snapBorder, snapByLayout } from './snap-border.ts'
import { type Page, survey } from './survey-page.ts'
import { voiceOf } from './voice.ts'

/** What the search says of a text page: the state of every line, and where the comments stand, `[start, end)`. */
export type Border = {
  states: Uint8Array
  comments: readonly [start: number, end: number] | null
  confidence: { border: number; hasComments: number }
}

export const ARTICLE = STATES.indexOf('article')
export const COMMENTS = STATES.indexOf('comments')
const WIDTH = STATES.length

/** The probability of "has comments" from which the answer is yes. */
const THRESHOLD = 0.5

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))
const logit = (value: number): number => Math.log(Math.max(value, 1e-12) / Math.max(1 - value, 1e-12))
const calibrate = (value: number, [shift, slope]: readonly [number, number]): number =>
  sigmoid(shift + slope * logit(value))

/** The probability that comments begin anywhere. */
export const someStart = (starts: Float64Array): number =>
  Math.min(
    1,
    starts.reduce((sum, value) => sum + value, 0),
  )

/** For each line the probability that the comments begin there. */
export function startProbabilities(lattice: Lattice): Float64Array {
  const entries = entryProbabilities(lattice, chainSums(lattice))
  return Float64Array.from({ length: lattice.length }, (_, i) => entries[i * WIDTH + COMMENTS] ?? 0)
}

/** Bars every state that would begin the comments elsewhere than at `first`; null bars comments altogether. */
function bars(first: number | null): Barred {
  if (first === null) return (_, state) => state === COMMENTS
  return (line, state) => (line < first ? state >= COMMENTS : line === first && state !== COMMENTS)
}

/** Log-odds of the voice below which a line does not sound like a reader's, and above which it surely does. */
const [NO_READER, READER] = [1, 2]
const ABOUT_AS_LIKELY = 0.8

/** Of two neighbours that are about as likely, the later one where it alone sounds like a reader. */
function preferReader({ voices }: Page, starts: Float64Array, found: number): number {
  const [at, next] = [voices[found] ?? 0, voices[found + 1] ?? 0]
  const close = (starts[found + 1] ?? 0) > ABOUT_AS_LIKELY * (starts[found] ?? 0)
  return close && at < NO_READER && next > READER ? found + 1 : found
}

/** Log-odds of the voice of lines that are surely no reader's. */
const NOBODY = -1

/** How far above them a header may stand. */
const HEADER_ABOVE = 8

/**
 * Whether neither a header above, an author line nor a voice says that a reader speaks from `start` to `end`. The voice knows English:
 * a header speaks for other languages.
 */
function isSilent({ lines, voices, kinds }: Page, start: number, end: number): boolean {
  if ((kinds.get('header')?.over(start - HEADER_ABOVE, start + 1) ?? 0) > 0) return false
  return lines
    .slice(start, end)
    .every(({ marker, name, furniture }, i) =>
      marker === null && !name ? furniture !== null || (voices[start + i] ?? 0) < NOBODY : false,
    )
}

/** How sure it is that there are comments where a page says so right above "Ann said...", whatever the search finds. */
const ANNOUNCED = 0.9

/**
 * Where a page shows no border, comments begin in its first lines, or there are none: of the articles that there are to train on, 95
 * in 100 have no more paragraphs than this, and what follows more lines than that is the midst of a long thread.
 */
const LONGEST_ARTICLE = 226

/** `chance`: the probability that the comments begin there, or where it was moved from. */
type Choice = { first: number | null; chance: number; confidence: Border['confidence'] }

function chooseStart(page: Page, starts: Float64Array, { gate, hasComments }: BorderModel): Choice {
  const [shift, slope] = hasComments
  const score = judgePage(gate, gateRow(pageSigns(page), someStart(starts)))
  const sure = sigmoid(shift + slope * score)
  if (sure < THRESHOLD) {
    const announced = announcedStart(page.lines)
    return announced === null
      ? { first: null, chance: 0, confidence: { border: 1 - sure, hasComments: 1 - sure } }
      : { first: announced, chance: ANNOUNCED, confidence: { border: ANNOUNCED, hasComments: ANNOUNCED } }
  }
  const found = starts.indexOf(Math.max(...starts.slice(0, page.plain ? LONGEST_ARTICLE : starts.length)))
  const first =
    page.layout === null
      ? snapBorder(page.lines, preferReader(page, starts, found))
      : snapByLayout(page.lines, page.layout, found)
  const chance = Math.max(starts[first] ?? 0, starts[found] ?? 0)
  return { first, chance, confidence: { border: sure, hasComments: sure } }
}

/** How sure it is that there are none where the search found some in which nobody speaks. */
const DOUBT = 0.5

const noComments = (lattice: Lattice): Border => ({
  states: decodeStates(lattice, bars(null)).states,
  comments: null,
  confidence: { border: DOUBT, hasComments: DOUBT },
})

/** A page's lines looked over and scored, which is the same wherever its border is set. */
export type ScoredPage = { page: Page; model: BorderModel; lattice: Lattice }

/** Looks a page's lines over and scores each. Linear in the lines. */
export function scorePage(evidence: readonly LineEvidence[], models: SeparationModel): ScoredPage {
  const voices = evidence.map((line) => voiceOf(models.voice, line.line.text, line.signs))
  const page = survey(evidence, voices)
  const model = page.plain ? models.borders.plain : models.borders.shown
  return { page, model, lattice: scoreLines(model, borderFeatures(page)) }
}

/**
 * Finds the border in a page's lines. `first` fixes the first line of the comments, as a person corrected it; null
 * fixes "no comments". Linear in the lines.
 */
export function findBorder({ page, model, lattice }: ScoredPage, first?: number | null): Border {
  if (page.lines.length === 0)
    return { states: new Uint8Array(0), comments: null, confidence: { border: 1, hasComments: 1 } }
  const chosen =
    first === undefined
      ? chooseStart(page, startProbabilities(lattice), model)
      : { first, chance: 1, confidence: { border: 1, hasComments: 1 } }
  const { states } = decodeStates(lattice, bars(chosen.first))
  if (chosen.first === null) return { states, comments: null, confidence: chosen.confidence }
  const border = first === undefined ? calibrate(chosen.chance, model.border) : 1
  const end = states.lastIndexOf(COMMENTS) + 1
  if (first === undefined && isSilent(page, chosen.first, end)) return noComments(lattice)
  return {
    states,
    comments: [chosen.first, page.layout === null ? end : extendByLayout(page.lines, page.layout, chosen.first, end)],
    confidence: { ...chosen.confidence, border },
  }
}
