import { borderFeatures } from '../border-features.ts'
import type { SeparationModel, VoiceModel } from '../model.ts'
import { readLines } from '../page-evidence.ts'
import { voiceOf } from '../voice.ts'
import { type ComposedPage, composePages, type Sources } from './compose-page.ts'
import type { CommentSource } from './page-sources.ts'
import { normal, type Random, seeded } from './random.ts'
import { madeUpComment } from './reader-phrases.ts'
import { type BorderExample, trainBorder } from './train-border.ts'
import { joinExamples, trainJoins } from './train-joins.ts'
import { trainVoice, type VoiceExample } from './train-voice.ts'

/** How much to train on and how much to shake it; all in one place so that a run can be repeated. */
export type TrainingPlan = {
  seed: number
  folds: number
  pages: number
  comments: number
  shake: number
  version: string
}

export const PLAN: TrainingPlan = {
  seed: 20121126,
  folds: 3,
  pages: 4800,
  comments: 24_000,
  shake: 0.5,
  version: 'trained@1',
}

/** Shift, slope and shift of whole pages for "has comments": composed pages are easier to tell than real ones. */
const CALIBRATION = [-0.2, 1, -0.9] as const

function split<T>(items: readonly T[], folds: number, fold: number): { inside: T[]; outside: T[] } {
  return { inside: items.filter((_, i) => i % folds === fold), outside: items.filter((_, i) => i % folds !== fold) }
}

export function voiceExamples(random: Random, { articles, comments }: Sources): VoiceExample[] {
  const theirs = articles.flatMap(({ paragraphs }) => paragraphs.map((text) => ({ text, isComment: false, weight: 1 })))
  const readers = comments.flatMap((parts) => parts.map((text) => ({ text, isComment: true, weight: 0.5 })))
  const madeUp = Array.from({ length: 3000 }, () => madeUpComment(random, 'Ann', 'A quiet day')).flat()
  return [...theirs, ...readers, ...madeUp.map((text) => ({ text, isComment: true, weight: 0.5 }))]
}

/** Features of a composed page. The voice is shifted at random, more in some pages, so that the search relies on change. */
function borderExample(random: Random, voice: VoiceModel, { shake }: TrainingPlan, page: ComposedPage): BorderExample {
  const lines = readLines(page.lines)
  const [ofAll, ofArticle, ofComments] = [normal(random), normal(random), normal(random)].map((value) => value * shake)
  const voices = lines.map((line, i) => {
    const shift = page.states[i] === 3 ? (ofComments ?? 0) : (ofArticle ?? 0)
    return voiceOf(voice, line.line.text, line.signs) + (ofAll ?? 0) + shift + normal(random) * shake * 0.5
  })
  return { values: borderFeatures(lines, voices).values, states: page.states }
}

/** Composed pages with their features, each with the voice of other folds. */
export function composeExamples(
  random: Random,
  sources: Sources,
  plan: TrainingPlan,
  say: (step: string) => void,
): BorderExample[] {
  const borders: BorderExample[] = []
  for (let fold = 0; fold < plan.folds; fold++) {
    const articles = split(sources.articles, plan.folds, fold)
    const comments = split(sources.comments, plan.folds, fold)
    const used = { articles: articles.outside, comments: comments.outside.slice(0, plan.comments) }
    const voice = trainVoice(random, voiceExamples(random, used))
    const pages = composePages(
      random,
      { articles: articles.inside, comments: comments.inside },
      Math.ceil(plan.pages / plan.folds),
    )
    for (const page of pages) borders.push(borderExample(random, voice, plan, page))
    say(`fold ${fold + 1} of ${plan.folds}: ${borders.length} pages`)
  }
  return borders
}

/**
 * Trains a separator from articles and comments alone: no page of any evaluation is seen. The voice that the border is
 * trained on comes from other folds than the page, so that it is no surer there than on pages never seen.
 */
export function trainSeparator(
  sources: Sources & { civil: readonly CommentSource[] },
  plan: TrainingPlan = PLAN,
  say: (step: string) => void = () => {},
): SeparationModel {
  const random = seeded(plan.seed)
  const borders = composeExamples(random, sources, plan, say)
  const border = trainBorder(random, borders)
  say('border trained')
  const voice = trainVoice(
    random,
    voiceExamples(random, { articles: sources.articles, comments: sources.comments.slice(0, plan.comments) }),
  )
  return {
    version: plan.version,
    voice,
    border: { ...border, hasComments: CALIBRATION, border: [0, 1] },
    joins: trainJoins(seeded(plan.seed + 1), joinExamples(seeded(plan.seed + 2), sources.civil)),
  }
}
