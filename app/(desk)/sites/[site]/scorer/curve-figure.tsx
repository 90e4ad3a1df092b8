import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import type { CurvePoint } from '#lib/scoring/read-report.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

const SIZE = 130

type Props = {
  attribute: Attribute
  points: readonly CurvePoint[]
  across: string
  up: string
  /** Whether each point is drawn too, where there are few. */
  dots?: boolean
  /** What the curve says, for those who do not see it. */
  label: string
}

/** One curve in a square from 0 to 1 both ways, beside the diagonal that chance or perfect calibration would draw. */
export function CurveFigure({ attribute, points, across, up, label, dots = false }: Props) {
  const path = points.map(([x, y]) => `${(x * SIZE).toFixed(1)},${((1 - y) * SIZE).toFixed(1)}`).join(' ')
  return (
    <svg className={classes.chart} viewBox={`-16 -4 ${SIZE + 20} ${SIZE + 20}`} role="img" aria-label={label}>
      <rect width={SIZE} height={SIZE} className={classes.frame} />
      <line x1="0" y1={SIZE} x2={SIZE} y2="0" className={classes.even} />
      <polyline points={path} className={classes.line} style={{ stroke: `var(--attribute-${attribute})` }} />
      {dots &&
        points.map(([x, y]) => (
          <circle key={x} cx={x * SIZE} cy={(1 - y) * SIZE} r="3" fill={`var(--attribute-${attribute})`} />
        ))}
      <text x={SIZE / 2} y={SIZE + 13} textAnchor="middle" className={classes.axis}>
        {across}
      </text>
      <text x={-SIZE / 2} y="-5" textAnchor="middle" transform="rotate(-90)" className={classes.axis}>
        {up}
      </text>
    </svg>
  )
}
