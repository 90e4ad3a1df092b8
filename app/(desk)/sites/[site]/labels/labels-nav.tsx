'use client'

import Link from 'next/link'
import classes from './labels.module.css'

type Props = { places: readonly { id: string; label: string; href: string }[]; active: string }

/** The pages about labels side by side. */
export function LabelsNav({ places, active }: Props) {
  if (places.length < 2) return null
  return (
    <nav aria-label="Labels">
      <ul className={classes.places}>
        {places.map(({ id, label, href }) => (
          <li key={id}>
            <Link
              href={href}
              className={classes.place}
              aria-current={id === active ? 'page' : undefined}
              prefetch={false}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
