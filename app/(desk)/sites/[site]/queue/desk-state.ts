import type { Assignee } from '#lib/assignees/schema.ts'
import type { Refusal } from '#lib/decisions/schema.ts'
import type { Labels } from '#lib/labels/schema.ts'
import type { QueuePage, QueueRow } from '#lib/queue/schema.ts'

/** What is done in one go: how it is said, what is sent for it, and what labels and assignees were before. */
export type Batch = {
  batchId: string
  kind: 'decision' | 'label' | 'assign'
  what: string
  commentIds: readonly string[]
  body: Readonly<Record<string, unknown>>
  before: ReadonlyMap<string, Labels>
  hadIt?: ReadonlyMap<string, Assignee | null>
}

/** Why a comment came back: a colleague was first, or nobody confirmed what was sent. */
export type Notice = { kind: 'refused'; refusal: Refusal } | { kind: 'failed'; message: string; batch: Batch }

export type DeskState = {
  rows: readonly QueueRow[]
  next: string | null
  focus: string | null
  /** Steps beyond the end of what is loaded, taken when the rest comes. */
  owed: number
  selected: ReadonlySet<string>
  /** Where a range starts: what was selected last. */
  anchor: string | null
  /** Decided here and out of the list, until the server has answered and after. */
  away: ReadonlySet<string>
  notices: ReadonlyMap<string, Notice>
  /** Why a colleague's decision is overridden, by comment: it goes with the next decision. */
  overriding: ReadonlyMap<string, string>
  /** What can be undone, the newest last. */
  done: readonly Batch[]
  /** How many comments a bulk that was undone gave back, which are perhaps not in the list. */
  returned: number
}

export type NewStanding = Pick<QueueRow, 'version' | 'status'>

export type DeskAction =
  | { type: 'loaded'; page: QueuePage }
  | { type: 'focused'; commentId: string }
  | { type: 'stepped'; by: 1 | -1; over: ReadonlySet<string> }
  | { type: 'toggled'; commentId: string }
  | { type: 'ranged'; commentId: string }
  | { type: 'selected-shown' }
  | { type: 'cleared' }
  | { type: 'decided'; batch: Batch }
  | { type: 'labelled'; batch: Batch; labels: Labels }
  | { type: 'assigned'; batch: Batch | null; to: ReadonlyMap<string, Assignee | null> }
  | { type: 'refused'; batch: Batch; refusals: readonly Refusal[] }
  | { type: 'failed'; batch: Batch; message: string }
  | { type: 'undone'; batchId: string; standings: ReadonlyMap<string, NewStanding> }
  | { type: 'returned'; count: number }
  | { type: 'refreshed'; rows: readonly QueueRow[] }
  | { type: 'notice-left'; commentId: string; gone: boolean; why?: string | undefined }

export function startState(page: QueuePage): DeskState {
  return {
    rows: page.rows,
    next: page.next,
    focus: page.rows[0]?.commentId ?? null,
    owed: 0,
    selected: new Set(),
    anchor: null,
    away: new Set(),
    notices: new Map(),
    overriding: new Map(),
    done: [],
    returned: 0,
  }
}

/** The comments that stand in the list. */
export function shownRows({ rows, away }: Pick<DeskState, 'rows' | 'away'>): QueueRow[] {
  return rows.filter((row) => !away.has(row.commentId))
}

export function deskReducer(state: DeskState, action: DeskAction): DeskState {
  switch (action.type) {
    case 'loaded':
      return addPage(state, action.page)
    case 'focused':
      return state.focus === action.commentId ? state : { ...state, focus: action.commentId, owed: 0 }
    case 'stepped':
      return step(state, action.by, action.over)
    case 'toggled':
      return toggle(state, action.commentId)
    case 'ranged':
      return selectRange(state, action.commentId)
    case 'selected-shown':
      return { ...state, selected: new Set(shownRows(state).map((row) => row.commentId)) }
    case 'cleared':
      return { ...state, selected: new Set(), anchor: null }
    case 'decided':
      return { ...sendAway(state, action.batch.commentIds), done: [...state.done, action.batch] }
    case 'labelled':
      return label(state, action.batch, action.labels)
    case 'assigned':
      return assign(state, action.batch, action.to)
    case 'refused':
      return refuse(state, action.batch, action.refusals)
    case 'failed':
      return fail(state, action.batch, action.message)
    case 'undone':
      return undo(state, action.batchId, action.standings)
    case 'returned':
      return { ...state, returned: state.returned + action.count }
    case 'refreshed':
      return refresh(state, action.rows)
    case 'notice-left':
      return leaveNotice(state, action)
  }
}

function addPage(state: DeskState, page: QueuePage): DeskState {
  const known = new Set(state.rows.map((row) => row.commentId))
  const rows = [...state.rows, ...page.rows.filter((row) => !known.has(row.commentId))]
  const focus = state.focus ?? page.rows[0]?.commentId ?? null
  const grown = { ...state, rows, next: page.next, focus, owed: 0 }
  return Array.from({ length: state.owed }).reduce<DeskState>((now) => step(now, 1, NONE), grown)
}

const NONE: ReadonlySet<string> = new Set()

/** Moves the focus; a step beyond the end of what is loaded is owed until the rest comes. */
function step(state: DeskState, by: 1 | -1, over: ReadonlySet<string>): DeskState {
  const focus = stepFrom(state, by, over)
  const waits = by === 1 && focus === state.focus && state.next !== null
  return { ...state, focus, owed: waits ? state.owed + 1 : 0 }
}

/** The next comment in a direction that is not to be passed over; at the list's end the focus stays. */
function stepFrom(state: DeskState, by: 1 | -1, over: ReadonlySet<string>): string | null {
  const shown = shownRows(state)
  const at = shown.findIndex((row) => row.commentId === state.focus)
  const ahead = by === 1 ? shown.slice(at + 1) : shown.slice(0, Math.max(0, at)).reverse()
  return ahead.find((row) => !over.has(row.commentId))?.commentId ?? state.focus
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
function sendAway(state: DeskState, commentIds: readonly string[]): DeskState {
  const ids = new Set(commentIds)
  const shown = shownRows(state)
  const at = shown.findIndex((row) => row.commentId === state.focus)
  const stays = (row: QueueRow) => !ids.has(row.commentId)
  const focus = shown.slice(at).find(stays) ?? shown.slice(0, Math.max(0, at)).findLast(stays)
  const notices = new Map([...state.notices].filter(([id]) => !ids.has(id)))
  const selected = new Set([...state.selected].filter((id) => !ids.has(id)))
  const away = new Set([...state.away, ...ids])
  return { ...state, away, focus: focus?.commentId ?? null, owed: 0, notices, selected }
}

function label(state: DeskState, batch: Batch, labels: Labels): DeskState {
  const ids = new Set(batch.commentIds)
  const changed = (row: QueueRow) => ({ ...row, labels: { ...row.labels, ...labels } })
  return { ...mapSome(state, ids, changed), done: [...state.done, batch] }
}

function assign(state: DeskState, batch: Batch | null, to: ReadonlyMap<string, Assignee | null>): DeskState {
  const changed = (row: QueueRow) => ({ ...row, assignee: to.get(row.commentId) ?? null })
  return { ...mapSome(state, to, changed), done: batch ? [...state.done, batch] : state.done }
}

/**
 * Puts comments back where they stood, each with why. The focus stays where the hands are, and what was one of many is
 * selected again.
 */
function bringBack(state: DeskState, batch: Batch, back: readonly (readonly [string, Notice])[]): DeskState {
  const ids = new Set(back.map(([id]) => id))
  const away = new Set([...state.away].filter((id) => !ids.has(id)))
  const focus = state.focus ?? back[0]?.[0] ?? null
  const selected = batch.commentIds.length > 1 ? new Set([...state.selected, ...ids]) : state.selected
  return { ...state, away, focus, selected, notices: new Map([...state.notices, ...back]) }
}

function refuse(state: DeskState, batch: Batch, refusals: readonly Refusal[]): DeskState {
  const back = refusals.map((refusal) => [refusal.commentId, { kind: 'refused', refusal }] as const)
  const none = refusals.length >= batch.commentIds.length
  return { ...bringBack(state, batch, back), done: none ? without(state.done, batch.batchId) : state.done }
}

function fail(state: DeskState, batch: Batch, message: string): DeskState {
  const back = batch.commentIds.map((id) => [id, { kind: 'failed', message, batch }] as const)
  const restored = mapSome(state, batch.before, (row) => ({ ...row, labels: batch.before.get(row.commentId) ?? {} }))
  return { ...bringBack(restored, batch, back), done: without(state.done, batch.batchId) }
}

function undo(state: DeskState, batchId: string, standings: ReadonlyMap<string, NewStanding>): DeskState {
  const away = new Set([...state.away].filter((id) => !standings.has(id)))
  const back = mapSome({ ...state, away }, standings, (row) => ({ ...row, ...standings.get(row.commentId) }))
  const first = back.rows.find((row) => standings.has(row.commentId))
  return { ...back, focus: first?.commentId ?? state.focus, done: without(state.done, batchId) }
}

/** Takes what changed; what is asked for again and again mostly has not, and is not drawn again. */
function refresh(state: DeskState, rows: readonly QueueRow[]): DeskState {
  const fresh = new Map(rows.map((row) => [row.commentId, row]))
  const isSame = (row: QueueRow) => JSON.stringify(row) === JSON.stringify(fresh.get(row.commentId))
  for (const row of state.rows) if (fresh.has(row.commentId) && isSame(row)) fresh.delete(row.commentId)
  if (fresh.size === 0) return state
  return mapSome(state, fresh, (row) => fresh.get(row.commentId) ?? row)
}

/** The person has read why a comment came back: it stays to be decided, or goes with the colleague's decision. */
function leaveNotice(
  state: DeskState,
  { commentId, gone, why }: { commentId: string; gone: boolean; why?: string | undefined },
): DeskState {
  const notices = new Map(state.notices)
  notices.delete(commentId)
  const overriding = why ? new Map([...state.overriding, [commentId, why]]) : state.overriding
  const left = { ...state, notices, overriding, focus: why ? commentId : state.focus }
  return gone ? sendAway(left, [commentId]) : left
}

const without = (done: readonly Batch[], batchId: string) => done.filter((one) => one.batchId !== batchId)

/** Changes some rows and leaves the others the very same, so that they are not drawn again. */
function mapSome(state: DeskState, ids: { has(id: string): boolean }, change: (row: QueueRow) => QueueRow): DeskState {
  return { ...state, rows: state.rows.map((row) => (ids.has(row.commentId) ? change(row) : row)) }
}
