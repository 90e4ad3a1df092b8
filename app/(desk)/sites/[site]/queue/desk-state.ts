import type { Refusal } from '#lib/decisions/schema.ts'
import type { Labels } from '#lib/labels/schema.ts'
import type { QueuePage, QueueRow } from '#lib/queue/schema.ts'

/** Why a comment came back: a colleague was first, or the request failed. */
export type Notice = { kind: 'refused'; refusal: Refusal } | { kind: 'failed'; message: string }

/** What was done in one go, and can be undone. */
export type DoneBatch = { batchId: string; kind: 'decision' | 'label'; what: string; commentIds: readonly string[] }

export type DeskState = {
  rows: readonly QueueRow[]
  next: string | null
  focus: string | null
  selected: ReadonlySet<string>
  /** Where a range starts: what was selected last. */
  anchor: string | null
  /** Decided here and out of the list, by comment, until the server has answered and after. */
  away: ReadonlyMap<string, string>
  notices: ReadonlyMap<string, Notice>
  done: readonly DoneBatch[]
}

export type DeskAction =
  | { type: 'loaded'; page: QueuePage }
  | { type: 'focused'; commentId: string }
  | { type: 'stepped'; by: 1 | -1 }
  | { type: 'toggled'; commentId: string }
  | { type: 'ranged'; commentId: string }
  | { type: 'selected-shown' }
  | { type: 'cleared' }
  | { type: 'decided'; batch: DoneBatch }
  | { type: 'labelled'; batch: DoneBatch; labels: Labels }
  | { type: 'refused'; refusals: readonly Refusal[] }
  | { type: 'failed'; batch: DoneBatch; message: string }
  | { type: 'undone'; batch: DoneBatch; versions: ReadonlyMap<string, Pick<QueueRow, 'version' | 'status'>> }
  | { type: 'refreshed'; row: QueueRow }
  /** A score that came meanwhile, for a comment that is otherwise as it was. */
  | { type: 'scored'; row: QueueRow }
  | { type: 'noticed'; commentId: string; keep: boolean }

export function startState(page: QueuePage): DeskState {
  return {
    rows: page.rows,
    next: page.next,
    focus: page.rows[0]?.commentId ?? null,
    selected: new Set(),
    anchor: null,
    away: new Map(),
    notices: new Map(),
    done: [],
  }
}

/** The comments that stand in the list. */
export function shownRows(state: DeskState): QueueRow[] {
  return state.rows.filter((row) => !state.away.has(row.commentId))
}

export function deskReducer(state: DeskState, action: DeskAction): DeskState {
  switch (action.type) {
    case 'loaded':
      return addPage(state, action.page)
    case 'focused':
      return { ...state, focus: action.commentId }
    case 'stepped':
      return { ...state, focus: stepFrom(state, action.by) }
    case 'toggled':
      return toggle(state, action.commentId)
    case 'ranged':
      return selectRange(state, action.commentId)
    case 'selected-shown':
      return { ...state, selected: new Set(shownRows(state).map((row) => row.commentId)) }
    case 'cleared':
      return { ...state, selected: new Set(), anchor: null }
    case 'decided':
      return sendAway(state, action.batch)
    case 'labelled':
      return label(state, action.batch, action.labels)
    case 'refused':
      return action.refusals.reduce(
        (now, refusal) => bringBack(now, refusal.commentId, { kind: 'refused', refusal }),
        state,
      )
    case 'failed':
      return fail(state, action.batch, action.message)
    case 'undone':
      return undo(state, action.batch, action.versions)
    case 'refreshed':
      return mapRows(state, (row) => (row.commentId === action.row.commentId ? action.row : row))
    case 'scored':
      return mapRows(state, (row) => (isSameVersion(row, action.row) ? action.row : row))
    case 'noticed':
      return leaveNotice(state, action.commentId, action.keep)
  }
}

function addPage(state: DeskState, page: QueuePage): DeskState {
  const known = new Set(state.rows.map((row) => row.commentId))
  const rows = [...state.rows, ...page.rows.filter((row) => !known.has(row.commentId))]
  const focus = state.focus ?? page.rows[0]?.commentId ?? null
  return { ...state, rows, next: page.next, focus }
}

/** The neighbour in the list; at its end the focus stays. */
function stepFrom(state: DeskState, by: 1 | -1): string | null {
  const shown = shownRows(state)
  const at = shown.findIndex((row) => row.commentId === state.focus)
  return shown[Math.max(0, Math.min(shown.length - 1, at + by))]?.commentId ?? null
}

function toggle(state: DeskState, commentId: string): DeskState {
  const selected = new Set(state.selected)
  if (!selected.delete(commentId)) selected.add(commentId)
  return { ...state, selected, anchor: commentId }
}

function selectRange(state: DeskState, commentId: string): DeskState {
  const ids = shownRows(state).map((row) => row.commentId)
  const ends = [ids.indexOf(state.anchor ?? commentId), ids.indexOf(commentId)].sort((a, b) => a - b)
  const [from = 0, to = 0] = ends
  const selected = new Set([...state.selected, ...ids.slice(Math.max(0, from), to + 1)])
  return { ...state, selected, anchor: commentId }
}

/** Takes comments out of the list; the focus goes to what follows them, or to what stood before. */
function sendAway(state: DeskState, batch: DoneBatch): DeskState {
  const ids = new Set(batch.commentIds)
  const away = new Map([...state.away, ...batch.commentIds.map((id) => [id, batch.batchId] as const)])
  const shown = shownRows(state)
  const at = shown.findIndex((row) => row.commentId === state.focus)
  const stays = (row: QueueRow) => !ids.has(row.commentId)
  const focus = shown.slice(at).find(stays) ?? shown.slice(0, at).findLast(stays)
  const notices = new Map([...state.notices].filter(([id]) => !ids.has(id)))
  const selected = new Set([...state.selected].filter((id) => !ids.has(id)))
  return { ...state, away, focus: focus?.commentId ?? null, notices, selected, done: [...state.done, batch] }
}

function label(state: DeskState, batch: DoneBatch, labels: Labels): DeskState {
  const ids = new Set(batch.commentIds)
  const labelled = mapRows(state, (row) =>
    ids.has(row.commentId) ? { ...row, labels: { ...row.labels, ...labels } } : row,
  )
  return { ...labelled, done: [...state.done, batch] }
}

/** Puts a comment back where it stood, with the reason on it. */
function bringBack(state: DeskState, commentId: string, notice: Notice): DeskState {
  const away = new Map(state.away)
  away.delete(commentId)
  return { ...state, away, notices: new Map(state.notices).set(commentId, notice) }
}

function fail(state: DeskState, batch: DoneBatch, message: string): DeskState {
  const back = batch.commentIds.reduce((now, id) => bringBack(now, id, { kind: 'failed', message }), state)
  return { ...back, focus: batch.commentIds[0] ?? state.focus, done: without(state.done, batch) }
}

function undo(
  state: DeskState,
  batch: DoneBatch,
  versions: ReadonlyMap<string, Pick<QueueRow, 'version' | 'status'>>,
): DeskState {
  const away = new Map([...state.away].filter(([id]) => !versions.has(id)))
  const back = mapRows({ ...state, away }, (row) => ({ ...row, ...versions.get(row.commentId) }))
  const first = back.rows.find((row) => versions.has(row.commentId))
  return { ...back, focus: first?.commentId ?? state.focus, done: without(state.done, batch) }
}

/** The person has read why a comment came back: it stays to be decided again, or goes with the colleague's decision. */
function leaveNotice(state: DeskState, commentId: string, keep: boolean): DeskState {
  const notices = new Map(state.notices)
  notices.delete(commentId)
  if (keep) return { ...state, notices }
  const gone = sendAway(state, { batchId: '', kind: 'decision', what: '', commentIds: [commentId] })
  return { ...gone, notices, done: state.done }
}

const isSameVersion = (a: QueueRow, b: QueueRow) => a.commentId === b.commentId && a.version === b.version

const without = (done: readonly DoneBatch[], batch: DoneBatch) => done.filter((one) => one.batchId !== batch.batchId)

function mapRows(state: DeskState, change: (row: QueueRow) => QueueRow): DeskState {
  return { ...state, rows: state.rows.map(change) }
}
