'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { BottomBar } from '#app/shell/bottom-bar.tsx'
import { findActive, siteOfPath } from '#app/shell/find-active.ts'
import { MenuContext } from '#app/shell/menu-context.tsx'
import type { EntryGroup } from '#app/shell/navigation.ts'
import { QueueCountsProvider, type SiteCounts } from '#app/shell/queue-counts.tsx'
import { NARROW_COOKIE, remember, SITE_COOKIE } from '#app/shell/remember.ts'
import classes from '#app/shell/shell.module.css'
import { SideMenu } from '#app/shell/side-menu.tsx'
import { TopBar } from '#app/shell/top-bar.tsx'

/** A site that the person reaches, and their menu while they are on it. */
export type SiteMenu = { key: string; name: string; menu: EntryGroup[] }

type Props = {
  sites: SiteMenu[]
  /** The menu while there is no site. */
  bare: EntryGroup[]
  /** The key of the site that a page without one belongs to: the one that was worked on last. */
  last: string | null
  counts: SiteCounts | null
  name: string
  narrow: boolean
  children: ReactNode
}

/**
 * The frame around every page of the desk, in plain CSS since it is part of every first load: menu on the left (below 800 pixels at the bottom), bar on top.
 */
export function Shell({ sites, bare, last, counts, name, narrow: initial, children }: Props) {
  const [narrow, setNarrow] = useState(initial)
  const pathname = usePathname()
  const here = siteOfPath(pathname)
  const site = sites.find(({ key }) => key === (here ?? last)) ?? sites[0]
  const menu = site?.menu ?? bare
  const active = findActive(menu, pathname, useSearchParams())
  useEffect(() => {
    if (here) remember(SITE_COOKIE, here)
  }, [here])
  const toggle = () => {
    setNarrow(!narrow)
    remember(NARROW_COOKIE, narrow ? '0' : '1')
  }
  return (
    <QueueCountsProvider site={site?.key ?? null} initial={counts}>
      <a className={classes.skip} href="#main">
        Skip to the content
      </a>
      <div className={classes.frame} data-narrow={narrow || undefined}>
        <nav aria-label="Menu" className={classes.side}>
          <SideMenu menu={menu} active={active} narrow={narrow} toggle={toggle} />
        </nav>
        <header className={classes.top}>
          <TopBar sites={sites} site={site} place={active?.label} name={name} />
        </header>
        <main id="main" tabIndex={-1} className={classes.main}>
          <MenuContext value={menu}>{children}</MenuContext>
        </main>
        <nav aria-label="Menu" className={classes.bottom}>
          <BottomBar menu={menu} active={active} />
        </nav>
      </div>
    </QueueCountsProvider>
  )
}
