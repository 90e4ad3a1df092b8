/** What the hands can do at the queue. Keys, help, the palette and the settings are made from this table alone. */
export type CommandId =
  | 'next'
  | 'previous'
  | 'approve'
  | 'hide'
  | 'escalate'
  | 'reopen'
  | 'label'
  | 'assign'
  | 'select'
  | 'select-range'
  | 'select-shown'
  | 'select-all'
  | 'clear'
  | 'approve-selected'
  | 'hide-selected'
  | 'escalate-selected'
  | 'reopen-selected'
  | 'label-selected'
  | 'assign-selected'
  | 'undo'
  | 'details'
  | 'reveal'
  | 'context'
  | 'thread'
  | 'author'
  | 'policy'
  | 'note'
  | 'search'
  | 'next-queue'
  | 'palette'
  | 'help'

/** What one does while labelling or settling, on pages of its own. */
export type LabelCommandId = 'label-submit' | 'label-skip' | 'label-back' | 'label-mark'

export type Command<Id extends string = CommandId> = {
  id: Id
  /**
   * As KeyboardEvent.key says it: a capital letter is the letter with shift; after "Mod+" with Ctrl or, on a Mac, Cmd.
   * The first one is shown.
   */
  keys: readonly string[]
  title: string
  group: 'Move' | 'Decide' | 'Many at once' | 'Look' | 'Label'
  /** Shown in the line of keys at the bottom. */
  hint?: string
}

export const COMMANDS: readonly Command[] = [
  { id: 'next', keys: ['s', 'j', 'ArrowDown'], title: 'Next comment', group: 'Move', hint: 'next' },
  { id: 'previous', keys: ['w', 'k', 'ArrowUp'], title: 'Previous comment', group: 'Move', hint: 'back' },
  { id: 'approve', keys: ['f'], title: 'Approve', group: 'Decide', hint: 'approve' },
  { id: 'hide', keys: ['d'], title: 'Hide, then a digit for the reason', group: 'Decide', hint: 'hide' },
  { id: 'escalate', keys: ['e'], title: 'Escalate to a lead, with a note', group: 'Decide', hint: 'escalate' },
  { id: 'reopen', keys: ['r'], title: 'Reopen: let it wait again', group: 'Decide' },
  { id: 'label', keys: ['g'], title: 'Label', group: 'Decide', hint: 'label' },
  { id: 'assign', keys: ['i', 'Q'], title: 'Give it to somebody', group: 'Decide' },
  { id: 'undo', keys: ['z'], title: 'Undo what you did last', group: 'Decide', hint: 'undo' },
  { id: 'select', keys: ['x'], title: 'Select or unselect', group: 'Many at once', hint: 'select' },
  { id: 'select-range', keys: ['X'], title: 'Select from the last selected to here', group: 'Many at once' },
  { id: 'select-shown', keys: ['a'], title: 'Select all that are loaded', group: 'Many at once' },
  { id: 'select-all', keys: ['A'], title: 'All that match this view', group: 'Many at once' },
  { id: 'clear', keys: ['Escape'], title: 'Leave what is open, or clear the selection', group: 'Many at once' },
  { id: 'approve-selected', keys: ['F'], title: 'Approve the selection', group: 'Many at once' },
  { id: 'hide-selected', keys: ['D'], title: 'Hide the selection', group: 'Many at once' },
  { id: 'escalate-selected', keys: ['E'], title: 'Escalate the selection', group: 'Many at once' },
  { id: 'reopen-selected', keys: ['R'], title: 'Reopen the selection', group: 'Many at once' },
  { id: 'label-selected', keys: ['G'], title: 'Label the selection', group: 'Many at once' },
  { id: 'assign-selected', keys: ['I', 'W'], title: 'Give the selection to somebody', group: 'Many at once' },
  { id: 'details', keys: ['v'], title: 'All scores of this comment', group: 'Look' },
  { id: 'reveal', keys: ['b'], title: 'Show a blurred text, or blur it again', group: 'Look' },
  { id: 'context', keys: ['c'], title: 'Open or close what stands around the comment', group: 'Look', hint: 'context' },
  { id: 'thread', keys: ['t'], title: 'The thread around it', group: 'Look' },
  { id: 'author', keys: ['u', 'T'], title: 'Its author', group: 'Look', hint: 'author' },
  { id: 'policy', keys: ['y', 'V'], title: 'What the policy says', group: 'Look' },
  { id: 'note', keys: ['n', 'C'], title: 'Notes: read them, write one', group: 'Look', hint: 'note' },
  { id: 'search', keys: ['/', 'S'], title: 'Search the texts', group: 'Look' },
  { id: 'next-queue', keys: ['q'], title: 'Next queue with something in it', group: 'Move' },
  { id: 'palette', keys: ['Mod+k'], title: 'All commands by name', group: 'Look' },
  { id: 'help', keys: ['?'], title: 'These keys', group: 'Look', hint: 'all keys' },
]

/** Heard where comments are labelled; there each attribute has a key too, which none of these has. */
export const LABEL_COMMANDS: readonly Command<LabelCommandId>[] = [
  { id: 'label-submit', keys: ['Enter'], title: 'Submit, and the next one', group: 'Label' },
  { id: 'label-skip', keys: ['s'], title: 'Skip, or pass over', group: 'Label' },
  { id: 'label-back', keys: ['w'], title: 'The last one again', group: 'Label' },
  { id: 'label-mark', keys: ['m'], title: 'Mark words by key, or say why', group: 'Label' },
]

/** What goes on while its key is held down. */
export const REPEATABLE: ReadonlySet<CommandId> = new Set(['next', 'previous'])

/** A key as it is printed on the keyboard. */
export function keyName(key: string): string {
  if (key.startsWith('Mod+')) return `Ctrl ${keyName(key.slice(4))}`
  if (/^[A-Z]$/.test(key)) return `Shift ${key}`
  return { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' }[key] ?? key.toUpperCase()
}
