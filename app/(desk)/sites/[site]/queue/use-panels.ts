import { useCallback, useState } from 'react'
import type { ContextTab } from './context-head.tsx'

/**
 * What is to be decided in one go: all that the view holds, or of the selection more than one request carries, or to be
 * labelled.
 */
export type Many = { of: 'all' | readonly string[]; first?: 'label' | undefined }

/** What stands open beside and above the list; of the palette, what was typed into it. */
export function usePanels() {
  const [details, setDetails] = useState(false)
  const [help, setHelp] = useState(false)
  const [palette, setPalette] = useState<string | null>(null)
  const [many, setMany] = useState<Many | null>(null)
  const [context, setContext] = useState<boolean | null>(null)
  const [tab, setTab] = useState<ContextTab>('thread')
  const [writing, setWriting] = useState(false)
  const look = (what: ContextTab) => {
    setTab(what)
    setContext(true)
  }
  const turnContext = useCallback(() => setContext((open) => (open === null ? window.innerWidth < 1100 : !open)), [])
  const openHelp = useCallback(() => setHelp(true), [])
  const closeContext = useCallback(() => setContext(false), [])
  return {
    details,
    help,
    palette,
    many,
    context,
    tab,
    writing,
    setHelp,
    setPalette,
    typeAhead: (letter: string) => setPalette((typed) => (typed === null ? null : typed + letter)),
    giveUp: () => {
      setPalette(null)
      setHelp(false)
    },
    setMany,
    setTab,
    setContext,
    setWriting,
    look,
    turnDetails: () => setDetails(!details),
    turnContext,
    openHelp,
    closeContext,
    write: () => {
      look('notes')
      setWriting(true)
    },
  }
}

export type Panels = ReturnType<typeof usePanels>
