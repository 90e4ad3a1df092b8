'use client'

import dynamic from 'next/dynamic'
import { useCallback, useDeferredValue, useMemo } from 'react'
import type { Assignee } from '#lib/assignees/schema.ts'
import type { Care } from '#lib/care/schema.ts'
import type { QueuePage, View } from '#lib/queue/schema.ts'
import type { Total } from '#lib/queue/views.ts'
import { Actions } from './actions.tsx'
import { ArrivedBar } from './arrived-bar.tsx'
import { Asked } from './asked.tsx'
import { CareBar } from './care-bar.tsx'
import { BlurProvider } from './cared-text.tsx'
import { KeyLine } from './key-line.tsx'
import { notLoaded, onItsWay } from './not-loaded.tsx'
import classes from './queue.module.css'
import { QueueList } from './queue-list.tsx'
import { statusOf } from './queue-titles.ts'
import { sayTotal } from './say-total.ts'
import type { Thresholds } from './score-list.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { ToastBar } from './toast-bar.tsx'
import { type AroundView, Toolbar } from './toolbar.tsx'
import { useActing } from './use-acting.ts'
import { useCare } from './use-care.ts'
import { useClaim } from './use-claim.ts'
import { useCommands } from './use-commands.ts'
import { useCounts } from './use-counts.ts'
import { type UndoTarget, useDesk } from './use-desk.ts'
import { useFocusReturn } from './use-focus-return.ts'
import { useLive } from './use-live.ts'
import { useLoadMore } from './use-load-more.ts'
import { useNextQueue } from './use-next-queue.ts'
import { useNow } from './use-now.ts'
import { type Many, usePanels } from './use-panels.ts'
import { useWaitingScores } from './use-waiting-scores.ts'

/** Where the network is gone, what is loaded late says so in its place, and the list goes on. */
const AllCaughtUp = dynamic(() => import('./all-caught-up.tsx').then((module) => module.AllCaughtUp, notLoaded), {
  loading: onItsWay,
})
const BulkPanel = dynamic(() => import('../bulk/bulk-panel.tsx').then((module) => module.BulkPanel, notLoaded), {
  loading: onItsWay,
})
const HelpOverlay = dynamic(() => import('./help-overlay.tsx').then((module) => module.HelpOverlay, notLoaded), {
  loading: onItsWay,
})
const Palette = dynamic(() => import('./palette.tsx').then((module) => module.Palette, notLoaded), {
  loading: onItsWay,
})
const ContextPanel = dynamic(() => import('./context-panel.tsx').then((module) => module.ContextPanel, notLoaded), {
  loading: onItsWay,
})

export type QueueDeskProps = {
  site: string
  userId: string
  view: View
  query: string
  page: QueuePage
  total: Total
  around: AroundView
  thresholds: Thresholds
  abilities: { decide: boolean; label: boolean; note: boolean; decideBatch: boolean; override: boolean }
  care: Care
  /** ISO 8601: so that the first render says the same ages as the server's. */
  now: string
}

/** The queue: a list in which one comment has the focus, and everything can be done by key. */
export function QueueDesk(props: QueueDeskProps) {
  const { site, view, query, abilities, userId } = props
  const people: readonly Assignee[] = props.around.people
  const { total, recount } = useCounts(site, query, props.total)
  const desk = useDesk({ site, userId, page: props.page, recount })
  const { state, dispatch, shown } = desk
  const live = useLive({ site, userId, rows: state.rows, recount, refresh: desk.refresh })
  const add = useCallback((page: QueuePage) => dispatch({ type: 'loaded', page }), [dispatch])
  const more = useLoadMore({ path: `/api/sites/${site}/queue?${query}`, state, shown, add })
  useWaitingScores(shown, desk.refresh)
  useClaim(site, state.focus, abilities.decide)
  const now = useNow(props.now)
  const panels = usePanels()
  const { many, context } = panels
  const selection = shown.filter((row) => state.selected.has(row.commentId)).map((row) => row.commentId)
  const focused = shown.find((row) => row.commentId === state.focus)
  const care = useCare(props.care, { userId, focused })
  const acting = useActing({ desk, may: abilities, selection, focused, onMany: panels.setMany })
  useFocusReturn(panels.help || panels.palette !== null, acting.toHands)
  const { asking, answer, act, targets } = acting
  const taken = useMemo(() => new Set([...live.decided.keys(), ...live.claims.keys()]), [live])
  const commands = useCommands({
    ...{ desk, acting, panels, taken },
    mayDecideAll: abilities.decideBatch && (total.count > 0 || !total.exact),
    onReveal: care.reveal,
    onNextQueue: useNextQueue(site, view.queue),
  })
  const { setWriting } = panels
  const { refresh, undo } = desk
  const onNoted = useCallback(
    (commentId: string) => {
      setWriting(false)
      document.getElementById(`comment-${commentId}`)?.focus()
      void refresh([commentId])
    },
    [setWriting, refresh],
  )
  const onUndo = useCallback((batch: UndoTarget) => void undo(batch), [undo])
  const reader = useMemo(() => ({ userId, mayNote: abilities.note }), [userId, abilities.note])
  // What stands around the comment follows once the comment itself is drawn.
  const around = useDeferredValue(focused ?? null)
  const leaveMany = () => {
    panels.setMany(null)
    acting.toHands()
  }
  const onLabelled = (bulkId: string) => {
    leaveMany()
    dispatch({ type: 'cleared' })
    void desk.refreshChanged(bulkId)
  }
  const ask = (ofMany: boolean) =>
    asking?.many === ofMany && <Asked {...{ asking, people, userId, answer }} ids={targets(ofMany)} rows={shown} />

  return (
    <BlurProvider blur={care.blur}>
      <div className={classes.desk} data-context={context === null ? 'auto' : context ? 'open' : 'closed'}>
        <section
          className={classes.column}
          aria-label="Queue"
          data-selecting={(selection.length > 0 && !many) || undefined}
        >
          <Toolbar
            {...{ site, view, total }}
            around={props.around}
            maySave={abilities.decide}
            onHelp={panels.openHelp}
            onContext={panels.turnContext}
          />
          <CareBar minutes={care.minutes} exposure={care.exposure} onLater={care.later} />
          <ArrivedBar arrived={live.arrived} returned={state.returned} />
          {selection.length > 0 && !many && (
            <SelectionBar
              count={selection.length}
              total={abilities.decideBatch ? total : null}
              onAll={() => panels.setMany({ of: 'all' })}
              onClear={() => dispatch({ type: 'cleared' })}
            >
              {ask(true) || <Actions status={null} may={abilities} shift onAct={(kind) => act(kind, true)} />}
            </SelectionBar>
          )}
          {many && (
            <div className={classes.bulk}>
              <BulkPanel
                {...setOf(many.of, view, total)}
                {...{ site, people, userId }}
                status={statusOf(view.queue)}
                may={{ decide: abilities.decideBatch, label: abilities.label }}
                first={many.first}
                onChanged={(did, bulkId) => (did === 'label' ? onLabelled(bulkId) : window.location.reload())}
                onLeave={leaveMany}
              />
            </div>
          )}
          {shown.length === 0 && !state.next && <AllCaughtUp site={site} queue={view.queue} />}
          <QueueList
            {...{ desk, live, care, more, focused, now }}
            thresholds={props.thresholds}
            mayOverride={abilities.override}
            details={panels.details}
            searching={view.text !== undefined}
          >
            {focused &&
              (ask(false) || <Actions status={focused.status} may={abilities} onAct={(kind) => act(kind, false)} />)}
          </QueueList>
          <KeyLine />
        </section>
        <ContextPanel
          {...{ site, now }}
          row={around}
          reader={reader}
          tab={panels.tab}
          writing={panels.writing}
          policy={props.around.policy}
          onTab={panels.setTab}
          onNoted={onNoted}
          onClose={panels.closeContext}
          onUndo={onUndo}
        />
        <ToastBar toast={desk.toast} onUndo={onUndo} />
        {panels.palette !== null && (
          <Palette
            query={panels.palette}
            onQuery={panels.setPalette}
            onRun={(command) => commands[command]()}
            onClose={() => panels.setPalette(null)}
          />
        )}
        {panels.help && <HelpOverlay onClose={() => panels.setHelp(false)} />}
      </div>
    </BlurProvider>
  )
}

/** What a panel for many is of, how many that are, and how it is said. */
function setOf(of: Many['of'], view: View, total: Total) {
  if (of === 'all') {
    const count = Math.max(1, total.count)
    return { called: 'All that match', said: sayTotal(total), of: { view, without: [] }, count }
  }
  return { called: 'The selection', said: of.length.toLocaleString('en'), of: { commentIds: of }, count: of.length }
}
