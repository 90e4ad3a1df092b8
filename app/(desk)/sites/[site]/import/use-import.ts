import { useRouter } from 'next/navigation'
import { useReducer, useRef, useState } from 'react'
import {
  change,
  type Item,
  previewOf,
  START,
  type State,
  sureItems,
} from '#app/(desk)/sites/[site]/import/import-state.ts'
import {
  type Border,
  type Draft,
  previewDraft,
  storeDraft,
  type Window,
} from '#app/(desk)/sites/[site]/import/send-page.ts'

export type ImportActions = {
  /** Takes pages up and has them separated, one after the other. */
  add: (drafts: readonly Draft[]) => Promise<void>
  look: (id: number | null) => void
  moveBorder: (item: Item, border: Border) => Promise<void>
  showWindow: (item: Item, window: Window) => Promise<void>
  store: (item: Item) => Promise<void>
  storeSure: () => Promise<void>
  clear: () => void
  /** Where the articles of all pages are to stand; null for under no section. */
  section: string | null
  placeUnder: (section: string | null) => void
}

/** The pages being imported, and what a person can do with them. */
export function useImport(siteKey: string): State & ImportActions {
  const router = useRouter()
  const [state, dispatch] = useReducer(change, START)
  const [section, placeUnder] = useState<string | null>(null)
  const running = useRef(new Map<number, AbortController>())
  const made = useRef(0)
  const round = useRef(0)

  async function separate(item: Item, border: Border, window?: Window): Promise<void> {
    running.current.get(item.id)?.abort()
    const controller = new AbortController()
    running.current.set(item.id, controller)
    const { signal } = controller
    const preview = previewOf(item)
    dispatch({ type: 'progressed', id: item.id, progress: { is: 'separating', preview } })
    const answer = await previewDraft(siteKey, item.draft, { border, signal, ...(window && { window }) })
    // Another move was faster: its answer counts.
    if (signal.aborted) return
    if (answer.ok) return ready(item, answer.value, null)
    if (preview) {
      // What is stored must be what was seen: the border goes back to where it was.
      dispatch({ type: 'moved', id: item.id, border: preview.moved ? preview.border : undefined })
      return ready(item, preview, answer.message)
    }
    dispatch({ type: 'progressed', id: item.id, progress: { is: 'refused', message: answer.message } })
  }

  function ready(item: Item, preview: NonNullable<ReturnType<typeof previewOf>>, problem: string | null): void {
    dispatch({ type: 'progressed', id: item.id, progress: { is: 'ready', preview, problem } })
  }

  async function add(drafts: readonly Draft[]): Promise<void> {
    const started = round.current
    const items = drafts.map((draft): Item => {
      made.current += 1
      return { id: made.current, draft, border: undefined, progress: { is: 'waiting' } }
    })
    dispatch({ type: 'added', items })
    for (const item of items) if (started === round.current) await separate(item, undefined)
  }

  async function storeAll(items: readonly Item[]): Promise<void> {
    for (const item of items) await storeOne(item)
    // The numbers in the menu have grown.
    router.refresh()
  }

  async function storeOne(item: Item): Promise<void> {
    const preview = previewOf(item)
    if (!preview) return
    dispatch({ type: 'progressed', id: item.id, progress: { is: 'saving', preview } })
    const answer = await storeDraft(siteKey, item.draft, { border: item.border, section })
    if (!answer.ok) return ready(item, preview, answer.message)
    dispatch({ type: 'progressed', id: item.id, progress: answer.value })
  }

  return {
    ...state,
    section,
    placeUnder,
    add,
    store: (item) => storeAll([item]),
    look: (id) => dispatch({ type: 'opened', id }),
    moveBorder: (item, border) => {
      dispatch({ type: 'moved', id: item.id, border })
      return separate(item, border)
    },
    showWindow: (item, window) => separate(item, item.border, window),
    storeSure: () => storeAll(sureItems(state.items)),
    clear: () => {
      round.current += 1
      for (const controller of running.current.values()) controller.abort()
      dispatch({ type: 'cleared' })
    },
  }
}
