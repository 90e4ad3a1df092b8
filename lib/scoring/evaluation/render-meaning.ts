import { logistic } from '../calibrate.ts'
import type { Band, Meaning, Share } from './measure-meaning.ts'

const percent = (share: number): string => `${Math.round(100 * share)} %`
const count = (n: number): string => n.toLocaleString('en')

const show = ({ n, share }: Share): string => (share === null ? 'none' : `${percent(share)} of ${count(n)}`)

const cell = ({ all, natural }: Band): string => (all.n === 0 ? 'none' : `${show(all)} (${show(natural)})`)

function line({ attribute, slope, shift, n, positives, bands }: Meaning): string {
  const rate = `${((100 * positives) / n).toFixed(1)} %`
  const map = `logistic(${slope.toFixed(3)} × logit ${shift < 0 ? '−' : '+'} ${Math.abs(shift).toFixed(3)})`
  return `| ${[attribute, map, count(n), rate, ...bands.map(cell)].join(' | ')} |`
}

/** The table of maps and of what scores mean, in Markdown. */
export function renderMeaningTable(meanings: readonly Meaning[]): string {
  const bands = meanings[0]?.bands.map(({ from, to }) => `scored ${from} to ${to}`) ?? []
  const head = ['attribute', 'its map', 'rows', 'positive', ...bands]
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...meanings.map(line)].join('\n')
}

const SIDE = 150
const GAP = 46
const COLUMNS = 4
const x = (value: number): string => (value * SIDE).toFixed(1)
const y = (value: number): string => ((1 - value) * SIDE).toFixed(1)

/** The map from the logistic of a logit to the answer, in fiftieths. */
function mapPath({ slope, shift }: Meaning): string {
  const points = Array.from({ length: 49 }, (_, i) => (i + 1) / 50)
  return points.map((raw) => `${x(raw)},${y(logistic(slope * Math.log(raw / (1 - raw)) + shift))}`).join(' ')
}

function panel(meaning: Meaning, i: number): string {
  const dots = meaning.curve.map(
    ({ score, truth }) =>
      `<circle cx="${x(score)}" cy="${y(truth)}" r="4" fill="#c2410c"><title>${score.toFixed(2)}: ${percent(truth)}</title></circle>`,
  )
  const left = GAP + (i % COLUMNS) * (SIDE + GAP)
  const top = GAP + Math.floor(i / COLUMNS) * (SIDE + GAP + 16)
  return `<g transform="translate(${left} ${top})">
<text x="0" y="-10" font-weight="600">${meaning.attribute}</text>
<rect width="${SIDE}" height="${SIDE}" fill="none" stroke="#9ca3af"/>
<path d="M0 ${SIDE}L${SIDE} 0" stroke="#9ca3af" stroke-dasharray="3 3"/>
<polyline points="${mapPath(meaning)}" fill="none" stroke="#1d4ed8" stroke-width="2"/>
${dots.join('\n')}
<text x="0" y="${SIDE + 15}">0</text><text x="${SIDE}" y="${SIDE + 15}" text-anchor="end">1</text>
<text x="-6" y="10" text-anchor="end">1</text>
</g>`
}

/** A chart for each attribute: its map as a line, and the share of positives by tenths of the answer as dots. SVG. */
export function drawMeaning(meanings: readonly Meaning[]): string {
  const width = GAP + COLUMNS * (SIDE + GAP)
  const height = 40 + GAP + Math.ceil(meanings.length / COLUMNS) * (SIDE + GAP + 16)
  const legend = `<g transform="translate(${GAP} ${height - 22})">
<path d="M0 -4H28" stroke="#1d4ed8" stroke-width="2"/><text x="36" y="0">the map: uncalibrated to answered</text>
<circle cx="300" cy="-4" r="4" fill="#c2410c"/><text x="312" y="0">found: answered to share of positives, at natural rates</text>
</g>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="#111827">
<title>For each attribute the map of its scores, and the share of positives found at each score</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
${meanings.map(panel).join('\n')}
${legend}
</svg>
`
}
