import { Text } from '@mantine/core'
import { AnchorLink } from '../links.tsx'
import classes from './overview.module.css'
import type { Bar } from './queue-bars.ts'

/** Bars from zero on, each with its number, each leading to the comments behind it: chart and table in one. */
export function Bars({ bars, none }: { bars: readonly Bar[]; none: string }) {
  if (bars.length === 0) return <Text size="sm">{none}</Text>
  const most = Math.max(1, ...bars.map((bar) => bar.count))
  return (
    <ul className={classes.bars}>
      {bars.map(({ key, title, count, href, colour }) => (
        <li key={key}>
          <span>
            {href ? (
              <AnchorLink size="sm" href={href}>
                {title}
              </AnchorLink>
            ) : (
              title
            )}
          </span>
          <span className="numbers">{count.toLocaleString('en')}</span>
          <span className={classes.track} aria-hidden>
            <span
              style={{
                width: `${(count / most) * 100}%`,
                background: colour ?? 'var(--mantine-primary-color-filled)',
              }}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}
