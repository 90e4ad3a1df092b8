import { IconDots } from '@tabler/icons-react'
import Link from 'next/link'
import { EntryIcon } from '#app/shell/icons.tsx'
import type { Entry, EntryGroup } from '#app/shell/navigation.ts'
import classes from '#app/shell/shell.module.css'

/** The menu of narrow screens: the main entries, and the rest in a sheet that the browser itself opens and closes. */
export function BottomBar({ menu, active }: { menu: EntryGroup[]; active: Entry | undefined }) {
  const entries = menu.flatMap((group) => group.entries)
  const more = entries.filter((entry) => !entry.bar)
  return (
    <>
      <ul className={classes.bar}>
        {entries
          .filter((entry) => entry.bar)
          .map((entry) => (
            <li key={entry.href}>
              <BarLink entry={entry} active={active} className={classes.barEntry} />
            </li>
          ))}
        <li>
          <button type="button" className={classes.barEntry} popoverTarget="more-menu">
            <IconDots size={20} stroke={1.6} aria-hidden />
            More
          </button>
        </li>
      </ul>
      <div id="more-menu" popover="auto" className={classes.sheet}>
        <ul className={classes.list}>
          {more.map((entry) => (
            <li key={entry.href}>
              <BarLink entry={entry} active={active} className={classes.entry} />
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

type LinkProps = { entry: Entry; active: Entry | undefined; className: string | undefined }

function BarLink({ entry, active, className }: LinkProps) {
  const close = () => document.getElementById('more-menu')?.hidePopover()
  return (
    <Link
      href={entry.href}
      className={className}
      aria-current={entry === active ? 'page' : undefined}
      onClick={close}
      prefetch={false}
    >
      <EntryIcon name={entry.icon} size={20} />
      {entry.label}
    </Link>
  )
}
