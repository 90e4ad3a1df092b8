import { ATTRIBUTES, type Attribute } from '../schema.ts'
import { reliability } from './calibration-error.ts'
import { forecastsFor } from './measure-calibration.ts'
import type { Judged } from './rank-measures.ts'
import { judgedBy, type Scored } from './score-rows.ts'

/** Both in 0..1. */
export type Point = readonly [x: number, y: number]

/**
 * The curves of one attribute. `roc`: false against true rate; `precisionRecall`: recall against precision;
 * `reliability`: mean score against the rate of truth, by tenths, as if the attribute came at its natural rate.
 */
export type Curves = { n: number; positives: number; roc: Point[]; precisionRecall: Point[]; reliability: Point[] }

const short = ([x, y]: Point): Point => [Math.round(x * 10_000) / 10_000, Math.round(y * 10_000) / 10_000]

/** The points of the ROC and of the precision-recall curve as the threshold falls, thinned to about a hundred. */
export function rankCurves(judged: Judged): Pick<Curves, 'roc' | 'precisionRecall'> {
  const sorted = judged.toSorted((a, b) => b.score - a.score)
  const positives = sorted.filter(({ truth }) => truth === 1).length
  const step = Math.max(1, Math.floor(sorted.length / 100))
  const [roc, precisionRecall]: [Point[], Point[]] = [[[0, 0]], []]
  let found = 0
  sorted.forEach(({ truth }, i) => {
    found += truth
    if (i % step !== 0 && i !== sorted.length - 1) return
    roc.push(short([(i + 1 - found) / Math.max(1, sorted.length - positives), found / positives]))
    precisionRecall.push(short([found / positives, found / (i + 1)]))
  })
  return { roc, precisionRecall }
}

function curvesFor(rows: readonly Scored[], attribute: Attribute): Curves | undefined {
  const judged = judgedBy(rows, attribute)
  const positives = judged.filter(({ truth }) => truth === 1).length
  if (positives === 0) return undefined
  const bins = reliability(forecastsFor(rows, attribute)).map(({ score, truth }) => short([score, truth]))
  return { n: judged.length, positives, ...rankCurves(judged), reliability: bins }
}

/** The curves on Wikipedia comments of each attribute that is labelled on them. */
export function curvesOf(scored: readonly Scored[]): Partial<Record<Attribute, Curves>> {
  const rows = scored.filter(({ row }) => row.source === 'jigsaw')
  const curves = ATTRIBUTES.map((attribute) => [attribute, curvesFor(rows, attribute)] as const)
  return Object.fromEntries(curves.filter(([, found]) => found !== undefined))
}
