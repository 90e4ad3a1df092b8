import { ATTRIBUTES } from '../schema.ts'
import type { Curves, Point } from './curves.ts'
import type { Evaluation } from './evaluate.ts'
import { renderTables } from './render-table.ts'

const SIZE = 220

function draw(title: string, points: readonly Point[]): string {
  const path = points.map(([x, y]) => `${(x * SIZE).toFixed(1)},${((1 - y) * SIZE).toFixed(1)}`).join(' ')
  return `<figure><svg viewBox="-4 -4 ${SIZE + 8} ${SIZE + 8}" width="${SIZE}" role="img" aria-label="${title}">
<rect width="${SIZE}" height="${SIZE}" fill="none" stroke="#bbb"/><polyline points="${path}" fill="none" stroke="#06c" stroke-width="2"/>
</svg><figcaption>${title}</figcaption></figure>`
}

function drawAttribute(attribute: string, { roc, precisionRecall, reliability }: Curves): string {
  const charts = [draw('ROC', roc), draw('precision and recall', precisionRecall), draw('reliability', reliability)]
  return `<h2>${attribute}</h2><div class="row">${charts.join('')}</div>`
}

/** A page of its own with the curves of each attribute on Wikipedia comments, and all tables. */
export function renderPage(evaluation: Evaluation): string {
  const charts = ATTRIBUTES.map((attribute) => {
    const curves = evaluation.curves[attribute]
    return curves ? drawAttribute(attribute, curves) : ''
  }).join('\n')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${evaluation.scorer}</title>
<style>body{font:15px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}.row{display:flex;flex-wrap:wrap}pre{overflow:auto}</style>
<h1>${evaluation.scorer}</h1><p>Weights ${evaluation.digest}</p>${charts}<h2>Measures</h2><pre>${renderTables(evaluation)}</pre></html>
`
}
