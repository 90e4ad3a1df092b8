'use client'

import { Button } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useCallback, useMemo, useState } from 'react'
import { HIDE_REASONS } from '#lib/decisions/kinds.ts'
import type { QueuePage, View } from '#lib/queue/schema.ts'
import { Actions, USELESS } from './actions.tsx'
import { Asked, type Asking, type AskingKind } from './asked.tsx'
import { CareBar } from './care-bar.tsx'
import { type CommandId, REPEATABLE } from './commands.ts'
import { CommentCard } from './comment-card.tsx'
import { CommentList } from './comment-list.tsx'
import type { ContextTab } from './context-panel.tsx'
import type { Notice } from './desk-state.ts'
import { KeyLine } from './key-line.tsx'
import { useKeyTable } from './keys-context.tsx'
import { notLoaded } from './not-loaded.tsx'
import type { NoticeAnswer } from './notice-bar.tsx'
import classes from './queue.module.css'
import { statusOf } from './queue-titles.ts'
import type { Thresholds } from './score-list.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { ToastBar } from './toast-bar.tsx'
import { type AroundView, sayTotal, Toolbar } from './toolbar.tsx'
import { type Care, useCare } from './use-care.ts'
import { useClaim } from './use-claim.ts'
import { useCounts } from './use-counts.ts'
import { useDesk } from './use-desk.ts'
import { useKeys } from './use-keys.ts'
import { useLive } from './use-live.ts'
import { useLoadMore } from './use-load-more.ts'
import { useNextQueue } from './use-next-queue.ts'
import { useNow } from './use-now.ts'
import { useWaitingScores } from './use-waiting-scores.ts'

/** Where the network is gone, what is loaded late says so in its place, and the list goes on. */
const AllCaughtUp = dynamic(() => import('./all-caught-up.tsx').then((module) => module.AllCaughtUp, notLoaded))
const BulkPanel = dynamic(() => import('../bulk/bulk-panel.tsx').then((module) => module.BulkPanel, notLoaded))
const HelpOverlay = dynamic(() => import('./help-overlay.tsx').then((module) => module.HelpOverlay, notLoaded))
const Palette = dynamic(() => import('./palette.tsx').then((module) => module.Palette, notLoaded))
const ContextPanel = dynamic(() => import('./context-panel.tsx').then((module) => module.ContextPanel, notLoaded))

export type QueueDeskProps = {
  site: string
  userId: string
  view: View
  query: string
  page: QueuePage
  total: number
  around: AroundView
  thresholds: Thresholds
  abilities: { decide: boolean; label: boolean; note: boolean; decideBatch: boolean }
  care: Care
  /** ISO 8601: so that the first render says the same ages as the server's. */
  now: string
}

/** The queue: a list in which one comment has the focus, and everything can be done by key. */
export function QueueDesk(props: QueueDeskProps) {
  const { site, view, query, abilities } = props
  const { total, recount } = useCounts(site, query, props.total)
  const desk = useDesk({ site, page: props.page, recount })
  const { state, dispatch, shown, resend } = desk
  const live = useLive({ site, userId: props.userId, rows: state.rows, recount })
  const add = useCallback((page: QueuePage) => dispatch({ type: 'loaded', page }), [dispatch])
  const more = useLoadMore({ path: `/api/sites/${site}/queue?${query}`, state, add })
  useWaitingScores(shown, desk.refresh)
  useClaim(site, state.focus, abilities.decide)
  const now = useNow(props.now)
  const keys = useKeyTable()
  const openNextQueue = useNextQueue(site, view.queue)
  const [asked, setAsking] = useState<Asking | null>(null)
  const [details, setDetails] = useState(false)
  const [help, setHelp] = useState(false)
  /** Everything that the view holds is to be decided, loaded or not. */
  const [all, setAll] = useState(false)
  const [palette, setPalette] = useState(false)
  const [context, setContext] = useState<boolean | null>(null)
  const [tab, setTab] = useState<ContextTab>('thread')
  const [writing, setWriting] = useState(false)
  // A question goes with its comment: it is over when the focus moves on.
  const asking = asked && (asked.many || asked.of === state.focus) ? asked : null

  /** What stepping passes over: what a colleague has decided or is on. */
  const taken = useMemo(() => new Set([...live.decided.keys(), ...live.claims.keys()]), [live])
  const selection = shown.filter((row) => state.selected.has(row.commentId)).map((row) => row.commentId)
  const focused = shown.find((row) => row.commentId === state.focus)
  const care = useCare(props.care, { userId: props.userId, focused })
  const targets = (many: boolean) => (many ? selection : focused ? [focused.commentId] : [])

  const act = (kind: AskingKind | 'approve' | 'reopen', many: boolean) => {
    const useless = !many && focused && kind === USELESS[focused.status]
    if (targets(many).length === 0 || useless || !(kind === 'label' ? abilities.label : abilities.decide)) return
    if (kind === 'approve' || kind === 'reopen') desk.decide(targets(many), kind)
    else setAsking({ what: kind, many, of: state.focus })
  }
  /** The hands go on where they were. */
  const toHands = () => document.getElementById(`comment-${state.focus}`)?.focus()
  const look = (what: ContextTab) => {
    setTab(what)
    setContext(true)
  }
  const commands: Record<CommandId, () => void> = {
    next: () => dispatch({ type: 'stepped', by: 1, over: taken }),
    previous: () => dispatch({ type: 'stepped', by: -1, over: taken }),
    approve: () => act('approve', false),
    hide: () => act('hide', false),
    escalate: () => act('escalate', false),
    reopen: () => act('reopen', false),
    label: () => act('label', false),
    select: () => state.focus && dispatch({ type: 'toggled', commentId: state.focus }),
    'select-range': () => state.focus && dispatch({ type: 'ranged', commentId: state.focus }),
    'select-shown': () => dispatch({ type: 'selected-shown' }),
    'select-all': () => setAll(abilities.decideBatch && total > 0),
    clear: () => {
      if (asking) return answer.leave()
      dispatch({ type: 'cleared' })
    },
    'approve-selected': () => act('approve', true),
    'hide-selected': () => act('hide', true),
    'escalate-selected': () => act('escalate', true),
    'reopen-selected': () => act('reopen', true),
    'label-selected': () => act('label', true),
    undo: () => void desk.undo(),
    details: () => setDetails(!details),
    thread: () => look('thread'),
    author: () => look('author'),
    note: () => {
      look('notes')
      setWriting(true)
    },
    reveal: () => state.focus && care.reveal(state.focus),
    context: () => setContext(context === null ? window.innerWidth < 1100 : !context),
    search: () => document.getElementById('queue-search')?.focus(),
    'next-queue': () => openNextQueue(),
    palette: () => setPalette(true),
    help: () => setHelp(true),
  }
  const answer = {
    hide: (reason: (typeof HIDE_REASONS)[number]) => {
      desk.decide(targets(asking?.many === true), 'hide', { reason })
      setAsking(null)
    },
    label: (labels: Parameters<typeof desk.label>[1]) => {
      desk.label(targets(asking?.many === true), labels)
      setAsking(null)
    },
    escalate: (note: string | null) => {
      desk.decide(targets(asking?.many === true), 'escalate', { note })
      setAsking(null)
    },
    leave: () => {
      setAsking(null)
      toHands()
    },
  }
  useKeys((key, { repeat }) => {
    if (help || palette || asking?.what === 'label') return false
    if (all) {
      if (key === 'Escape') setAll(false)
      return key === 'Escape'
    }
    const reason = asking?.what === 'hide' ? HIDE_REASONS[Number(key) - 1] : undefined
    const command = reason ? undefined : keys.get(key)
    if (!reason && !command) return false
    // A key held down moves; it never decides what nobody has read.
    if (repeat && !(command && REPEATABLE.has(command))) return true
    if (command && asking && command !== 'clear') setAsking(null)
    if (reason) answer.hide(reason)
    else if (command) commands[command]()
    return true
  })

  const onFocus = useCallback((commentId: string) => dispatch({ type: 'focused', commentId }), [dispatch])
  const onToggle = useCallback(
    (commentId: string, range: boolean) => dispatch({ type: range ? 'ranged' : 'toggled', commentId }),
    [dispatch],
  )
  const onNotice = useCallback(
    (notice: Notice, commentId: string, wanted: NoticeAnswer) => {
      if (wanted === 'resend' && notice.kind === 'failed') resend(notice.batch)
      else dispatch({ type: 'notice-left', commentId, gone: wanted === 'leave' })
    },
    [dispatch, resend],
  )
  const onNoted = () => {
    setWriting(false)
    toHands()
    if (state.focus) void desk.refresh([state.focus])
  }
  const ask = (many: boolean) =>
    asking?.many === many && <Asked asking={asking} ids={targets(many)} rows={shown} answer={answer} />

  return (
    <div className={classes.desk} data-context={context === null ? 'auto' : context ? 'open' : 'closed'}>
      <section className={classes.column} aria-label="Queue">
        <Toolbar
          site={site}
          view={view}
          total={total}
          around={props.around}
          maySave={abilities.decide}
          onHelp={commands.help}
          onContext={commands.context}
        />
        <CareBar minutes={care.minutes} exposure={care.exposure} onLater={care.later} />
        {live.arrived > 0 && (
          <div className={classes.arrived}>
            <Button size="compact-sm" onClick={() => window.location.reload()}>
              {live.arrived === 1 ? '1 comment came in' : `${live.arrived.toLocaleString('en')} comments came in`}: show
            </Button>
          </div>
        )}
        {selection.length > 0 && !all && (
          <SelectionBar
            count={selection.length}
            total={abilities.decideBatch ? total : 0}
            said={sayTotal(view, total)}
            onAll={() => setAll(true)}
            onClear={() => dispatch({ type: 'cleared' })}
          >
            {ask(true) || <Actions status={null} may={abilities} shift onAct={(kind) => act(kind, true)} />}
          </SelectionBar>
        )}
        {all && (
          <div className={classes.bulk}>
            <BulkPanel
              called="All that match"
              said={sayTotal(view, total)}
              status={statusOf(view.queue)}
              site={site}
              view={view}
              without={[]}
              count={total}
              may={{ decide: abilities.decideBatch, label: abilities.decideBatch && abilities.label }}
              onChanged={() => window.location.reload()}
            />
          </div>
        )}
        {shown.length === 0 && !state.next && <AllCaughtUp site={site} queue={view.queue} />}
        {shown.length > 0 && (
          <CommentList rows={shown} focus={state.focus} loading={more.doing === 'loading'} onNearEnd={more.onNearEnd}>
            {(row, position) => (
              <CommentCard
                row={row}
                position={position}
                of={state.next ? -1 : shown.length}
                now={now}
                thresholds={props.thresholds}
                focused={row === focused}
                selected={state.selected.has(row.commentId)}
                details={details}
                blurred={care.isBlurred(row)}
                onReveal={care.reveal}
                notice={state.notices.get(row.commentId)}
                byOther={live.decided.get(row.commentId)}
                claimedBy={live.claims.get(row.commentId)}
                onFocus={onFocus}
                onToggle={onToggle}
                onNotice={onNotice}
              >
                {row === focused
                  ? ask(false) || <Actions status={row.status} may={abilities} onAct={(kind) => act(kind, false)} />
                  : null}
              </CommentCard>
            )}
          </CommentList>
        )}
        {more.doing === 'loading' && <p className={classes.quiet}>Loading more…</p>}
        {more.doing === 'failed' && (
          <Button variant="default" onClick={() => void more.load()}>
            The rest could not be loaded. Try again
          </Button>
        )}
        <KeyLine />
      </section>
      <ContextPanel
        site={site}
        row={focused ?? null}
        now={now}
        reader={{ userId: props.userId, mayNote: abilities.note }}
        tab={tab}
        writing={writing}
        onTab={setTab}
        onNoted={onNoted}
        onClose={() => setContext(false)}
        onUndo={(batch) => void desk.undo(batch)}
      />
      <ToastBar toast={desk.toast} onUndo={(batch) => void desk.undo(batch)} />
      {palette && <Palette onRun={(command) => commands[command]()} onClose={() => setPalette(false)} />}
      {help && <HelpOverlay onClose={() => setHelp(false)} />}
    </div>
  )
}
