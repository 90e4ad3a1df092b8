'use client'

import dynamic from 'next/dynamic'
import { useCallback, useState } from 'react'
import type { HideReason } from '#lib/decisions/kinds.ts'
import { HIDE_REASONS } from '#lib/decisions/kinds.ts'
import type { QueuePage, QueueRow, View } from '#lib/queue/schema.ts'
import { Actions, HideReasons } from './actions.tsx'
import { type CommandId, commandOf } from './commands.ts'
import { CommentCard } from './comment-card.tsx'
import { KeyLine } from './key-line.tsx'
import { LabelPanel } from './label-panel.tsx'
import classes from './queue.module.css'
import type { Thresholds } from './score-list.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { ToastBar } from './toast-bar.tsx'
import { Toolbar } from './toolbar.tsx'
import { useDesk } from './use-desk.ts'
import { useKeys } from './use-keys.ts'
import { useNow } from './use-now.ts'

const AllCaughtUp = dynamic(() => import('./all-caught-up.tsx').then((module) => module.AllCaughtUp))
const HelpOverlay = dynamic(() => import('./help-overlay.tsx').then((module) => module.HelpOverlay))
const ContextPanel = dynamic(() => import('./context-panel.tsx').then((module) => module.ContextPanel))

/** What the digits mean now: nothing, a reason to hide, or labels; for the selection, or for the comment `of`. */
type Asking = { what: 'hide' | 'label'; many: boolean; of: string | null } | null

export type QueueDeskProps = {
  site: string
  view: View
  query: string
  page: QueuePage
  total: number
  thresholds: Thresholds
  abilities: { decide: boolean; label: boolean; override: boolean }
  /** ISO 8601: so that the first render says the same ages as the server's. */
  now: string
}

/** The queue: a list in which one comment has the focus, and everything can be done by key. */
export function QueueDesk(props: QueueDeskProps) {
  const desk = useDesk(props)
  const { state, dispatch, shown } = desk
  const [asked, setAsking] = useState<Asking>(null)
  const [details, setDetails] = useState(false)
  const [help, setHelp] = useState(false)
  const [context, setContext] = useState<boolean | null>(null)
  const now = useNow(props.now)
  // A question goes with its comment: it is over when the focus moves on.
  const asking = asked && (asked.many || asked.of === state.focus) ? asked : null
  const { decide: mayDecide, label: mayLabel } = props.abilities
  const selection = shown.filter((row) => state.selected.has(row.commentId)).map((row) => row.commentId)
  const targets = (many: boolean) => (many ? selection : state.focus ? [state.focus] : [])

  const act = (kind: 'approve' | 'hide' | 'escalate' | 'reopen' | 'label', many: boolean) => {
    if (targets(many).length === 0 || (kind === 'label' ? !mayLabel : !mayDecide)) return
    if (kind === 'hide' || kind === 'label') setAsking({ what: kind, many, of: state.focus })
    else void desk.decide(targets(many), kind, null)
  }
  const pickReason = (reason: HideReason) => {
    void desk.decide(targets(asking?.many === true), 'hide', reason)
    setAsking(null)
  }
  const run = (id: CommandId) => {
    const commands: Record<CommandId, () => void> = {
      next: () => dispatch({ type: 'stepped', by: 1 }),
      previous: () => dispatch({ type: 'stepped', by: -1 }),
      approve: () => act('approve', false),
      hide: () => act('hide', false),
      escalate: () => act('escalate', false),
      reopen: () => act('reopen', false),
      label: () => act('label', false),
      select: () => state.focus && dispatch({ type: 'toggled', commentId: state.focus }),
      'select-range': () => state.focus && dispatch({ type: 'ranged', commentId: state.focus }),
      'select-shown': () => dispatch({ type: 'selected-shown' }),
      clear: () => (asking ? setAsking(null) : dispatch({ type: 'cleared' })),
      'approve-selected': () => act('approve', true),
      'hide-selected': () => act('hide', true),
      'escalate-selected': () => act('escalate', true),
      'reopen-selected': () => act('reopen', true),
      'label-selected': () => act('label', true),
      undo: () => void desk.undo(),
      details: () => setDetails(!details),
      context: () => setContext(context === null ? window.innerWidth < 1100 : !context),
      help: () => setHelp(true),
    }
    commands[id]()
  }
  useKeys((key) => {
    if (help || asking?.what === 'label') return false
    const reason = asking?.what === 'hide' ? HIDE_REASONS[Number(key) - 1] : undefined
    if (reason) pickReason(reason)
    const command = reason ? undefined : commandOf(key)
    if (command && asking && command !== 'clear') setAsking(null)
    if (command) run(command)
    return reason !== undefined || command !== undefined
  })

  const onFocus = useCallback((commentId: string) => dispatch({ type: 'focused', commentId }), [dispatch])
  const onToggle = useCallback(
    (commentId: string, range: boolean) => dispatch({ type: range ? 'ranged' : 'toggled', commentId }),
    [dispatch],
  )
  const onNotice = useCallback(
    (commentId: string, keep: boolean) => dispatch({ type: 'noticed', commentId, keep }),
    [dispatch],
  )

  const focused = shown.find((row) => row.commentId === state.focus)
  const ask = (many: boolean) =>
    asking?.many === many && (
      <Asked
        asking={asking}
        rows={shown.filter((row) => targets(many).includes(row.commentId))}
        onPick={pickReason}
        onLabel={(labels) => {
          void desk.label(targets(many), labels)
          setAsking(null)
        }}
        onLeave={() => setAsking(null)}
      />
    )

  return (
    <div className={classes.desk} data-context={context === null ? 'auto' : context ? 'open' : 'closed'}>
      <section className={classes.column} aria-label="Queue">
        <Toolbar
          site={props.site}
          view={props.view}
          total={props.total}
          onHelp={() => setHelp(true)}
          onContext={() => run('context')}
        />
        {selection.length > 0 && (
          <SelectionBar count={selection.length} onClear={() => dispatch({ type: 'cleared' })}>
            {ask(true) || (
              <Actions
                status={null}
                mayDecide={mayDecide}
                mayLabel={mayLabel}
                shift
                onAct={(kind) => act(kind, true)}
              />
            )}
          </SelectionBar>
        )}
        {shown.length === 0 && !state.next && <AllCaughtUp site={props.site} queue={props.view.queue} />}
        <div className={classes.list}>
          {shown.map((row) => (
            <CommentCard
              key={row.commentId}
              row={row}
              now={now}
              thresholds={props.thresholds}
              focused={row.commentId === state.focus}
              selected={state.selected.has(row.commentId)}
              details={details}
              notice={state.notices.get(row.commentId)}
              onFocus={onFocus}
              onToggle={onToggle}
              onNotice={onNotice}
            >
              {row.commentId === state.focus
                ? ask(false) || (
                    <Actions
                      status={row.status}
                      mayDecide={mayDecide}
                      mayLabel={mayLabel}
                      onAct={(kind) => act(kind, false)}
                    />
                  )
                : null}
            </CommentCard>
          ))}
        </div>
        {desk.more.loading && <p className={classes.quiet}>Loading more…</p>}
        <KeyLine />
      </section>
      <ContextPanel
        site={props.site}
        row={focused ?? null}
        now={now}
        onClose={() => setContext(false)}
        onUndo={(batch) => void desk.undo(batch)}
      />
      <ToastBar toast={desk.toast} onUndo={(batch) => void desk.undo(batch)} />
      {help && <HelpOverlay onClose={() => setHelp(false)} />}
    </div>
  )
}

type AskedProps = {
  asking: NonNullable<Asking>
  rows: readonly QueueRow[]
  onPick: (reason: HideReason) => void
  onLabel: React.ComponentProps<typeof LabelPanel>['onSubmit']
  onLeave: () => void
}

function Asked({ asking, rows, onPick, onLabel, onLeave }: AskedProps) {
  if (asking.what === 'hide') return <HideReasons count={rows.length} onPick={onPick} onLeave={onLeave} />
  const current = rows.length === 1 ? (rows[0]?.labels ?? {}) : {}
  return <LabelPanel count={rows.length} current={current} onSubmit={onLabel} onLeave={onLeave} />
}
