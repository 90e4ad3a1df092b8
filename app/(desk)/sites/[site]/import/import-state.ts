import type { Border, Draft, Stored } from '#app/(desk)/sites/[site]/import/send-page.ts'
import type { PagePreview } from '#lib/ingest/page-preview.ts'

/** How far a page is. A preview that is being asked for again stays in view until the new one is here. */
export type Progress =
  | { is: 'waiting' }
  | { is: 'separating'; preview: PagePreview | null }
  | { is: 'ready'; preview: PagePreview; problem: string | null }
  | { is: 'saving'; preview: PagePreview }
  | { is: 'refused'; message: string }
  | Stored

export type Item = { id: number; draft: Draft; border: Border; progress: Progress }

export type State = { items: Item[]; open: number | null }

export type Change =
  | { type: 'added'; items: Item[] }
  | { type: 'opened'; id: number | null }
  | { type: 'cleared' }
  | { type: 'moved'; id: number; border: Border }
  | { type: 'progressed'; id: number; progress: Progress }

export const START: State = { items: [], open: null }

export function change(state: State, by: Change): State {
  switch (by.type) {
    case 'added': {
      const only = state.items.length === 0 && by.items.length === 1 ? by.items[0] : undefined
      return { items: [...state.items, ...by.items], open: only ? only.id : state.open }
    }
    case 'opened':
      return { ...state, open: by.id }
    case 'cleared':
      return START
    case 'moved':
      return edit(state, by.id, (item) => ({ ...item, border: by.border }))
    case 'progressed':
      return edit(state, by.id, (item) => ({ ...item, progress: by.progress }))
  }
}

/** The preview that an item has to show, whatever it waits for. */
export function previewOf({ progress }: Item): PagePreview | null {
  return 'preview' in progress ? progress.preview : null
}

/** The pages of a list that may be imported without a look at each. */
export function sureItems(items: readonly Item[]): Item[] {
  return items.filter(({ progress }) => progress.is === 'ready' && progress.preview.sure && !progress.preview.knownAs)
}

function edit(state: State, id: number, with_: (item: Item) => Item): State {
  return { ...state, items: state.items.map((item) => (item.id === id ? with_(item) : item)) }
}
