'use client'

import { AppShell } from '@mantine/core'
import { usePathname, useSearchParams } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { BottomBar } from '#app/shell/bottom-bar.tsx'
import { type EntryGroup, findActive } from '#app/shell/navigation.ts'
import { NARROW_COOKIE } from '#app/shell/remember.ts'
import classes from '#app/shell/shell.module.css'
import { SideMenu } from '#app/shell/side-menu.tsx'
import { TopBar } from '#app/shell/top-bar.tsx'

type Props = { menu: EntryGroup[]; name: string; narrow: boolean; children: ReactNode }

/** The frame around every page of the desk: menu on the left (below 800 pixels at the bottom), bar on top. */
export function Shell({ menu, name, narrow: initial, children }: Props) {
  const [narrow, setNarrow] = useState(initial)
  const active = findActive(menu, usePathname(), useSearchParams().get('queue'))
  const toggle = () => {
    setNarrow(!narrow)
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet
    document.cookie = `${NARROW_COOKIE}=${narrow ? 0 : 1}; path=/; max-age=31536000; samesite=lax`
  }
  return (
    <AppShell
      layout="alt"
      header={{ height: 52 }}
      navbar={{ width: narrow ? 60 : 232, breakpoint: 'sm', collapsed: { mobile: true } }}
      footer={{ height: { base: 60, sm: 0 } }}
      transitionDuration={0}
    >
      <a className={classes.skip} href="#main">
        Skip to the content
      </a>
      <AppShell.Navbar aria-label="Menu" className={classes.side}>
        <SideMenu menu={menu} active={active} narrow={narrow} toggle={toggle} />
      </AppShell.Navbar>
      <AppShell.Header className={classes.top}>
        <TopBar place={active?.label} name={name} />
      </AppShell.Header>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="sm" component="nav" aria-label="Menu" className={classes.bottom}>
        <BottomBar menu={menu} active={active} />
      </AppShell.Footer>
    </AppShell>
  )
}
