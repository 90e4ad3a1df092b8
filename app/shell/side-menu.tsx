import { ActionIcon } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import Link from 'next/link'
import { EntryIcon } from '#app/shell/icons.tsx'
import type { Entry, EntryGroup } from '#app/shell/navigation.ts'
import { useQueueCounts } from '#app/shell/queue-counts.tsx'
import classes from '#app/shell/shell.module.css'

type Props = { menu: EntryGroup[]; active: Entry | undefined; narrow: boolean; toggle: () => void }

export function SideMenu({ menu, active, narrow, toggle }: Props) {
  const Toggle = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const label = narrow ? 'Widen the menu' : 'Narrow the menu'
  return (
    <div className={classes.sideMenu} data-narrow={narrow || undefined}>
      <div className={classes.brand}>
        {!narrow && <span className={classes.wordmark}>Belowline</span>}
        <ActionIcon variant="subtle" color="gray" onClick={toggle} aria-label={label} title={label}>
          <Toggle size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
      {menu.map((group) => (
        <section key={group.label} aria-label={group.label} className={classes.group}>
          {!narrow && <div className={classes.groupLabel}>{group.label}</div>}
          <ul className={classes.list}>
            {group.entries.map((entry) => (
              <li key={entry.href}>
                <EntryLink entry={entry} active={entry === active} narrow={narrow} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function EntryLink({ entry, active, narrow }: { entry: Entry; active: boolean; narrow: boolean }) {
  const count = useCount(entry)
  return (
    <Link
      href={entry.href}
      className={classes.entry}
      aria-current={active ? 'page' : undefined}
      title={narrow ? entry.label : undefined}
      prefetch={false}
    >
      <EntryIcon name={entry.icon} />
      <span className={narrow ? classes.hiddenLabel : classes.entryLabel}>{entry.label}</span>
      {count !== undefined && (
        <span className={`${classes.count} numbers`} data-zero={count === 0 || undefined}>
          {count.toLocaleString('en')}
        </span>
      )}
    </Link>
  )
}

function useCount({ count }: Entry): number | undefined {
  const { counts } = useQueueCounts()
  return count && counts ? counts[count] : undefined
}
