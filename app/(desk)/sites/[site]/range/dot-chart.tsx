import type { ReactNode } from 'react'
import { COLUMNS, type Dots } from '#lib/queue/dots/axes.ts'
import { plural } from '#lib/say-count.ts'
import classes from './range.module.css'
import { type Range, sayEdge } from './range-view.ts'

/** In the units of the drawing: ten a column. */
const STEP = 10
const HIGHEST = 24
const WIDTH = COLUMNS * STEP
const HEIGHT = HIGHEST * STEP

type Props = {
  dots: Dots
  range: Range
  threshold: number | undefined
  colour: string
  /** The handles, right under the columns. */
  children: ReactNode
}

/** What one dot stands for, so that the highest column has 24 of them at most: 1, 2 or 5 and zeros. */
function worthOfDot(highest: number): number {
  const least = Math.max(1, highest / HIGHEST)
  const magnitude = 10 ** Math.floor(Math.log10(least))
  return [1, 2, 5, 10].map((step) => step * magnitude).find((worth) => worth >= least) ?? least
}

/** What waits, as dots in 100 columns; what the range holds stands out, and the policy's threshold is drawn on it. */
export function DotChart({ dots, range: [from, to], threshold, colour, children }: Props) {
  const worth = worthOfDot(Math.max(...dots.columns))
  return (
    <figure className={classes.figure}>
      <svg
        viewBox={`0 -14 ${WIDTH} ${HEIGHT + 16}`}
        className={classes.chart}
        role="img"
        aria-label="How many comments wait in each of 100 columns. The same numbers stand in the table below."
      >
        <rect x={from * STEP} y={0} width={(to - from) * STEP} height={HEIGHT} className={classes.chosen} />
        {dots.columns.map((count, column) => {
          const inside = column >= from && column < to
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <g key={column} fill={inside ? colour : undefined} className={inside ? undefined : classes.outside}>
              <title>{`${sayEdge(dots, column)} to ${sayEdge(dots, column + 1)}: ${count.toLocaleString('en')}`}</title>
              <rect x={column * STEP} y={0} width={STEP} height={HEIGHT} fill="transparent" />
              {Array.from({ length: count === 0 ? 0 : Math.max(1, Math.round(count / worth)) }, (_, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
                <circle key={place} cx={column * STEP + STEP / 2} cy={HEIGHT - place * STEP - STEP / 2} r={3.6} />
              ))}
            </g>
          )
        })}
        <line x1={0} x2={WIDTH} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} className={classes.axis} />
        {threshold !== undefined && <Threshold at={threshold} />}
      </svg>
      {children}
      <figcaption className={classes.quiet}>
        {worth === 1 ? 'Each dot is a comment' : `Each dot stands for ${worth.toLocaleString('en')} comments`}
        {dots.without > 0 &&
          `; ${dots.without.toLocaleString('en')} without a score ${plural(dots.without, 'is', 'are')} in no column`}
      </figcaption>
    </figure>
  )
}

function Threshold({ at }: { at: number }) {
  const x = at * WIDTH
  const late = at > 0.85
  return (
    <g>
      <line x1={x} x2={x} y1={-12} y2={HEIGHT} className={classes.threshold} />
      <text x={late ? x - 6 : x + 6} y={-3} textAnchor={late ? 'end' : 'start'} className={classes.thresholdText}>
        Policy {Math.round(at * 100)} %
      </text>
    </g>
  )
}
