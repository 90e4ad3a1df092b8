import { HIDE_REASONS } from '#lib/decisions/kinds.ts'
import { type CommandId, REPEATABLE } from './commands.ts'
import { useKeySettings, useKeyTable } from './keys-context.tsx'
import type { Acting } from './use-acting.ts'
import type { useDesk } from './use-desk.ts'
import { useKeys } from './use-keys.ts'
import type { Panels } from './use-panels.ts'

type Context = {
  desk: ReturnType<typeof useDesk>
  acting: Acting
  panels: Panels
  /** What stepping passes over: what a colleague has decided or is on. */
  taken: ReadonlySet<string>
  mayDecideAll: boolean
  onReveal: (commentId: string) => void
  onNextQueue: () => void
}

/** Every command of the table with what it does, and the keys that run them. */
export function useCommands({ desk, acting, panels, taken, mayDecideAll, onReveal, onNextQueue }: Context) {
  const keys = useKeyTable()
  const { keysOn } = useKeySettings()
  const { state, dispatch } = desk
  const { focus } = state
  const { act, asking, answer } = acting
  const commands: Record<CommandId, () => void> = {
    next: () => dispatch({ type: 'stepped', by: 1, over: taken }),
    previous: () => dispatch({ type: 'stepped', by: -1, over: taken }),
    approve: () => act('approve', false),
    hide: () => act('hide', false),
    escalate: () => act('escalate', false),
    reopen: () => act('reopen', false),
    label: () => act('label', false),
    assign: () => act('assign', false),
    select: () => focus && dispatch({ type: 'toggled', commentId: focus }),
    'select-range': () => focus && dispatch({ type: 'ranged', commentId: focus }),
    'select-shown': () => dispatch({ type: 'selected-shown' }),
    'select-all': () => mayDecideAll && panels.setMany({ of: 'all' }),
    clear: () => (asking ? answer.leave() : dispatch({ type: 'cleared' })),
    'approve-selected': () => act('approve', true),
    'hide-selected': () => act('hide', true),
    'escalate-selected': () => act('escalate', true),
    'reopen-selected': () => act('reopen', true),
    'label-selected': () => act('label', true),
    'assign-selected': () => act('assign', true),
    undo: () => void desk.undo(),
    details: panels.turnDetails,
    thread: () => panels.look('thread'),
    author: () => panels.look('author'),
    policy: () => panels.look('policy'),
    note: panels.write,
    reveal: () => focus && onReveal(focus),
    context: panels.turnContext,
    search: () => document.getElementById('queue-search')?.focus(),
    'next-queue': onNextQueue,
    palette: () => panels.setPalette(''),
    help: panels.openHelp,
  }
  useKeys((key, { repeat }) => {
    if (panels.palette !== null || panels.help) {
      // It may be on its way still and have no focus: letters wait for the palette, and Escape gives up what never comes.
      if (key === 'Escape' && !document.querySelector('[role="dialog"]')) panels.giveUp()
      else if (key.length === 1) panels.typeAhead(key)
      return key.length === 1
    }
    if (asking?.what === 'label' || asking?.what === 'assign') return false
    if (panels.many) {
      if (key !== 'Escape') return false
      panels.setMany(null)
      acting.toHands()
      return true
    }
    const reason = asking?.what === 'hide' && keysOn ? HIDE_REASONS[Number(key) - 1] : undefined
    const command = reason ? undefined : keys.get(key)
    if (!reason && !command) return false
    // A key held down moves; it never decides what nobody has read.
    if (repeat && !(command && REPEATABLE.has(command))) return true
    if (command && asking && command !== 'clear') acting.forget()
    if (reason) answer.hide(reason)
    else if (command) commands[command]()
    return true
  })
  return commands
}
