import { ATTRIBUTES, type Attribute } from '../schema.ts'
import { reliability } from './calibration-error.ts'
import type { Evaluation } from './evaluate.ts'
import { forecastsFor } from './measure-calibration.ts'
import type { Judged } from './rank-measures.ts'
import { renderTables } from './render-table.ts'
import { judgedBy, type Scored } from './score-rows.ts'

type Point = readonly [x: number, y: number]

const SIZE = 220

/** The points of the ROC and of the precision-recall curve as the threshold falls, thinned to about a hundred. */
export function curvesOf(judged: Judged): { roc: Point[]; precisionRecall: Point[] } {
  const sorted = judged.toSorted((a, b) => b.score - a.score)
  const positives = sorted.filter(({ truth }) => truth === 1).length
  const step = Math.max(1, Math.floor(sorted.length / 100))
  const [roc, precisionRecall]: [Point[], Point[]] = [[[0, 0]], []]
  let found = 0
  sorted.forEach(({ truth }, i) => {
    found += truth
    if (i % step !== 0 && i !== sorted.length - 1) return
    roc.push([(i + 1 - found) / Math.max(1, sorted.length - positives), found / positives])
    precisionRecall.push([found / positives, found / (i + 1)])
  })
  return { roc, precisionRecall }
}

function draw(title: string, points: readonly Point[]): string {
  const path = points.map(([x, y]) => `${(x * SIZE).toFixed(1)},${((1 - y) * SIZE).toFixed(1)}`).join(' ')
  return `<figure><svg viewBox="-4 -4 ${SIZE + 8} ${SIZE + 8}" width="${SIZE}" role="img" aria-label="${title}">
<rect width="${SIZE}" height="${SIZE}" fill="none" stroke="#bbb"/><polyline points="${path}" fill="none" stroke="#06c" stroke-width="2"/>
</svg><figcaption>${title}</figcaption></figure>`
}

function drawAttribute(scored: readonly Scored[], attribute: Attribute): string {
  const rows = scored.filter(({ row }) => row.source === 'jigsaw')
  const judged = judgedBy(rows, attribute)
  if (!judged.some(({ truth }) => truth === 1)) return ''
  const { roc, precisionRecall } = curvesOf(judged)
  const bins = reliability(forecastsFor(rows, attribute)).map(({ score, truth }): Point => [score, truth])
  const charts = [draw('ROC', roc), draw('precision and recall', precisionRecall), draw('reliability', bins)]
  return `<h2>${attribute}</h2><div class="row">${charts.join('')}</div>`
}

/** A page of its own with the curves of each attribute on Wikipedia comments, and all tables. */
export function renderPage(evaluation: Evaluation, scored: readonly Scored[]): string {
  const charts = ATTRIBUTES.map((attribute) => drawAttribute(scored, attribute)).join('\n')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${evaluation.scorer}</title>
<style>body{font:15px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}.row{display:flex;flex-wrap:wrap}pre{overflow:auto}</style>
<h1>${evaluation.scorer}</h1><p>Weights ${evaluation.digest}</p>${charts}<h2>Measures</h2><pre>${renderTables(evaluation)}</pre></html>
`
}
