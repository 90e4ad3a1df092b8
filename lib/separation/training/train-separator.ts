import { borderFeatures } from '../border-features.ts'
import { COMMENTS } from '../find-border.ts'
import { pageSigns } from '../judge-page.ts'
import type { BorderModel, SeparationModel, VoiceModel } from '../model.ts'
import { readLines } from '../page-evidence.ts'
import { survey } from '../survey-page.ts'
import { voiceOf } from '../voice.ts'
import { type ComposedPage, composePages, furnitureLines, type PageKind, type Sources } from './compose-page.ts'
import { meanModel } from './mean-model.ts'
import type { CommentSource } from './page-sources.ts'
import { farewell, personalBody } from './personal-articles.ts'
import { normal, pick, type Random, seeded, shuffled } from './random.ts'
import { madeUpComment, withManners } from './reader-phrases.ts'
import { BORDER_PLAN, type BorderExample, trainBorder } from './train-border.ts'
import { trainGate } from './train-gate.ts'
import { joinExamples, trainJoins } from './train-joins.ts'
import { meanVoice, trainVoice, type VoiceExample } from './train-voice.ts'

/** How much to train on and how much to shake it; all in one place so that a run can be repeated. */
export type TrainingPlan = {
  seed: number
  runs: number
  folds: number
  pages: number
  comments: number
  shake: number
  version: string
}

export const PLAN: TrainingPlan = {
  seed: 20121126,
  runs: 3,
  folds: 3,
  pages: 6600,
  comments: 24_000,
  shake: 0.5,
  version: 'trained@5',
}

/**
 * Shift and slope of the log-odds, fitted on the development half: of "has comments", so that at most 3 % of the pages
 * without are given some, and of the border, so that it says how often at most one line is wrong.
 */
const PLAIN: SearchPlan = { rate: 0.01, calibration: { hasComments: [-1.39, 0.85], border: [0.95, 2.25] } }
const SHOWN: SearchPlan = { rate: 0.01, calibration: { hasComments: [0.16, 0.92], border: [1.8, 0.66] } }

/** How many comments are made up for the voice. */
const MADE_UP = 15_000
/** How many lists of page furniture the voice hears, so that it takes no headline for a short remark. */
const LISTS = 1200

function split<T>(items: readonly T[], folds: number, fold: number): { inside: T[]; outside: T[] } {
  return { inside: items.filter((_, i) => i % folds === fold), outside: items.filter((_, i) => i % folds !== fold) }
}

/** What the voice is learnt from: articles as they are and told as by a blog; comments of the data and made-up ones. */
export function voiceExamples(random: Random, { articles, comments }: Sources): VoiceExample[] {
  const theirs = articles.flatMap(({ paragraphs }) => paragraphs)
  const told = [...articles, ...articles, ...articles].flatMap((article) => [
    ...personalBody(random, article, Math.min(40, article.paragraphs.length)),
    ...farewell(random, article.topics),
  ])
  const topics = () => pick(random, articles).topics
  const readers = comments.flatMap((parts) => withManners(random, parts, 'Ann', topics()))
  const madeUp = Array.from({ length: MADE_UP }, () => madeUpComment(random, 'Ann', topics())).flat()
  const listed = Array.from({ length: LISTS }, () => furnitureLines(random, { articles, comments })).flat()
  return [
    ...listed.map((text) => ({ text, isComment: false, weight: 0.5 })),
    ...[...theirs, ...told].map((text) => ({ text, isComment: false, weight: 1 })),
    ...[...readers, ...madeUp].map((text) => ({ text, isComment: true, weight: 1 })),
  ]
}

/** Where author lines and furniture show the border, the voice is shaken by this much more: it must not overrule them. */
const SHOWN_MORE = 3

/**
 * By how much the voice of composed pages is drawn together, in log-odds: articles of blogs sound more like readers, and
 * their readers less, than the articles and comments that there are to compose from. Where all the text of a page stands,
 * lists of headlines must stay what they sound like.
 */
const DRAWN = { article: 0.8, comments: -1.5 } as const
const DRAWN_SHARE: Record<PageKind, number> = { bare: 0.5, clean: 1, page: 0 }

/** Features of a composed page. The voice is shifted at random, more in some pages, so that the search relies on change. */
function borderExample(random: Random, voice: VoiceModel, { shake }: TrainingPlan, page: ComposedPage): BorderExample {
  const lines = readLines(page.lines)
  const size = shake * (page.kind === 'bare' ? 1 : SHOWN_MORE)
  const ofAll = normal(random) * shake
  const drawn = DRAWN_SHARE[page.kind]
  const ofArticle = DRAWN.article * drawn + normal(random) * size
  const ofComments = DRAWN.comments * drawn + normal(random) * size
  const voices = lines.map((line, i) => {
    const shift = page.states[i] === COMMENTS ? ofComments : ofArticle
    return voiceOf(voice, line.line.text, line.signs) + ofAll + shift + normal(random) * shake * 0.5
  })
  const surveyed = survey(lines, voices)
  return {
    values: borderFeatures(surveyed).values,
    states: page.states,
    signs: pageSigns(surveyed),
    bare: page.kind === 'bare',
  }
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

/** So many voices, each learnt in another order, are one: what a single one hears by chance is lost. */
const VOICES = 3

/** How one of the two searches is trained, and the corrections of its confidence. */
type SearchPlan = { rate: number; calibration: Pick<BorderModel, 'hasComments' | 'border'> }

function trainOn(random: Random, examples: readonly BorderExample[], { rate, calibration }: SearchPlan): BorderModel {
  const border = trainBorder(random, examples, { ...BORDER_PLAN, rate })
  return { ...border, gate: trainGate(random, examples, border), ...calibration }
}

/** What a separator is trained from; `civil` are the comments whose paragraphs are the readers' own. */
export type TrainingSources = Sources & { civil: readonly CommentSource[] }

/** One run: the voice that the border is trained on comes from other folds than the page, so that it is no surer there than on pages never seen. */
function trainOnce(
  seed: number,
  sources: TrainingSources,
  plan: TrainingPlan,
  say: (step: string) => void,
): SeparationModel {
  const random = seeded(seed)
  const mixed = { ...sources, comments: shuffled(random, sources.comments) }
  const borders = composeExamples(random, mixed, plan, say)
  const plain = trainOn(
    random,
    borders.filter(({ bare }) => bare),
    PLAIN,
  )
  const shown = trainOn(random, borders, SHOWN)
  say('borders trained')
  const examples = voiceExamples(random, {
    articles: mixed.articles,
    comments: mixed.comments.slice(0, plan.comments),
  })
  const voice = meanVoice(Array.from({ length: VOICES }, () => trainVoice(random, examples)))
  return {
    version: plan.version,
    voice,
    borders: { plain, shown },
    joins: trainJoins(seeded(seed + 1), joinExamples(seeded(seed + 2), mixed.civil)),
  }
}

/**
 * Trains a separator from articles and comments alone: no page of any evaluation is seen. It is the mean of some runs, each on
 * pages of its own.
 */
export function trainSeparator(
  sources: TrainingSources,
  plan: TrainingPlan = PLAN,
  say: (step: string) => void = () => {},
): SeparationModel {
  const runs = Array.from({ length: plan.runs }, (_, run) =>
    trainOnce(plan.seed + run, sources, plan, (step) => say(`run ${run + 1} of ${plan.runs}, ${step}`)),
  )
  return meanModel(runs)
}
