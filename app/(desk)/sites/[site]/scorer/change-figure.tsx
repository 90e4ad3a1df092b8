import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import { type AttributeChange, GRID } from '#lib/rescoring/schema.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'

const SIZE = 200
const STEP = SIZE / GRID

/** Scores now and by another version as a square of cells; the fuller a cell, the darker. */
export function ChangeFigure({ change: { attribute, threshold, cells, over, under } }: { change: AttributeChange }) {
  const sums = new Map<string, number>()
  for (const { before, after, count } of cells) {
    const key = `${before} ${after}`
    sums.set(key, (sums.get(key) ?? 0) + count)
  }
  const most = Math.log1p(Math.max(1, ...sums.values()))
  const moved = threshold === null ? 'It has no threshold.' : `${over} move over the threshold, ${under} move under it.`
  return (
    <svg
      className={classes.square}
      viewBox={`-16 -4 ${SIZE + 20} ${SIZE + 20}`}
      role="img"
      aria-label={`${ATTRIBUTE_TITLES[attribute].title}, score now and by the other version. ${moved}`}
    >
      <rect width={SIZE} height={SIZE} className={classes.frame} />
      <line x1="0" y1={SIZE} x2={SIZE} y2="0" className={classes.even} />
      {[...sums].map(([key, count]) => {
        const [before = 0, after = 0] = key.split(' ').map(Number)
        return (
          <rect
            key={key}
            x={before * STEP}
            y={SIZE - (after + 1) * STEP}
            width={STEP - 1}
            height={STEP - 1}
            fill={`var(--attribute-${attribute})`}
            opacity={0.25 + 0.75 * (Math.log1p(count) / most)}
          />
        )
      })}
      {threshold !== null && (
        <>
          <line x1={threshold * SIZE} x2={threshold * SIZE} y1="0" y2={SIZE} className={classes.threshold} />
          <line
            x1="0"
            x2={SIZE}
            y1={SIZE - threshold * SIZE}
            y2={SIZE - threshold * SIZE}
            className={classes.threshold}
          />
        </>
      )}
      <text x={SIZE / 2} y={SIZE + 13} textAnchor="middle" className={classes.axis}>
        now
      </text>
      <text x={-SIZE / 2} y="-5" textAnchor="middle" transform="rotate(-90)" className={classes.axis}>
        this version
      </text>
    </svg>
  )
}
