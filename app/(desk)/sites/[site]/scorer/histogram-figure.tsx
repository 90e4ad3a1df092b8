import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import type { Histogram } from '#lib/scoring/fill-histogram.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

const [WIDTH, HEIGHT] = [280, 90]

type Props = { attribute: Attribute; histogram: Histogram; threshold: number | undefined }

/** How a site's scores of one attribute lie between 0 and 1. Heights go with the square root: most scores are near 0. */
export function HistogramFigure({ attribute, histogram: { bars, total, over }, threshold }: Props) {
  const { title, code } = ATTRIBUTE_TITLES[attribute]
  const step = WIDTH / bars.length
  const most = Math.sqrt(Math.max(1, ...bars))
  const drawn = bars.map((count, bar) => ({ x: bar * step + 1, height: (Math.sqrt(count) / most) * HEIGHT }))
  const said = sayOver(over, total, threshold)
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <strong style={{ color: `var(--attribute-${attribute})` }} aria-hidden>
          {code}{' '}
        </strong>
        {title}: {said}
      </figcaption>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 16}`}
        role="img"
        aria-label={`Scores of ${title.toLowerCase()} from 0 to 1. ${bars.map((count, i) => `${i * 5} %: ${count}`).join(', ')}.`}
      >
        {drawn.map(({ x, height }) => (
          <rect
            key={x}
            x={x}
            y={HEIGHT - height}
            width={step - 2}
            height={height}
            fill={`var(--attribute-${attribute})`}
          />
        ))}
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className={classes.frame} />
        {threshold !== undefined && (
          <line x1={threshold * WIDTH} x2={threshold * WIDTH} y1="0" y2={HEIGHT} className={classes.threshold} />
        )}
        <Scale />
      </svg>
    </figure>
  )
}

function Scale() {
  return (
    <g className={classes.axis}>
      <text x="0" y={HEIGHT + 13}>
        0
      </text>
      <text x={WIDTH / 2} y={HEIGHT + 13} textAnchor="middle">
        0.5
      </text>
      <text x={WIDTH} y={HEIGHT + 13} textAnchor="end">
        1
      </text>
    </g>
  )
}

function sayOver(over: number, total: number, threshold: number | undefined): string {
  if (threshold === undefined) return 'no threshold'
  const share = total === 0 ? 0 : (over / total) * 100
  return `${over.toLocaleString('en')} (${share.toFixed(1)} %) at ${Math.round(threshold * 1000) / 10} % or over`
}
