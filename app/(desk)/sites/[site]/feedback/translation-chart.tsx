import type { Translation } from '#lib/perspective/translate-threshold.ts'

const SIZE = 260
const MARGIN = 44
const COLOUR = 'var(--mantine-color-anchor)'
const TICKS = [0, 0.5, 1]

const x = (value: number): number => MARGIN + value * (SIZE - MARGIN - 8)
const y = (value: number): number => SIZE - MARGIN - value * (SIZE - MARGIN - 8)

/** Old thresholds across, ours upwards; the thin line is where both are the same. The numbers stand in the table. */
export function TranslationChart({ name, translations }: { name: string; translations: Translation[] }) {
  const points = translations.map(({ theirs, ours }) => `${x(theirs)},${y(ours)}`).join(' ')
  return (
    <svg width={SIZE} height={SIZE} role="img" aria-label={`Thresholds for ${name}: old across, ours upwards`}>
      <g stroke="currentColor" fill="none">
        <path d={`M${x(0)} ${y(1)}V${y(0)}H${x(1)}`} strokeOpacity={0.5} />
        <path d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} strokeOpacity={0.4} strokeDasharray="3 4" />
      </g>
      <polyline points={points} fill="none" stroke={COLOUR} strokeWidth={2} />
      {translations.map(({ theirs, ours }) => (
        <circle key={theirs} cx={x(theirs)} cy={y(ours)} r={3} fill={COLOUR} />
      ))}
      <g fill="currentColor" fontSize={12}>
        {TICKS.map((tick) => (
          <text key={tick} x={x(tick)} y={SIZE - MARGIN + 16} textAnchor="middle">
            {tick}
          </text>
        ))}
        {TICKS.map((tick) => (
          <text key={tick} x={MARGIN - 6} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        ))}
        <text x={x(0.5)} y={SIZE - 6} textAnchor="middle">
          Old threshold
        </text>
        <text x={12} y={y(0.5)} textAnchor="middle" transform={`rotate(-90 12 ${y(0.5)})`}>
          Ours
        </text>
      </g>
    </svg>
  )
}
