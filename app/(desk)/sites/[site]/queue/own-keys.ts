import { attributeCommand } from '#lib/labels/attributes/assign-keys.ts'
import { COMMANDS, type Command, type CommandId, LABEL_COMMANDS } from './commands.ts'

/** A person's own keys, and whether single keys are heard at all; what is not in `own` has the keys of the table. */
export type KeySettings = { keysOn: boolean; own: Readonly<Record<string, readonly string[]>> }

export const TABLE_KEYS: KeySettings = { keysOn: true, own: {} }

/** These answer questions, press buttons or move between them: they are nobody's to give away. */
const TAKEN = /^([0-9]|Enter|Tab| |Shift|Control|Alt|Meta|Dead|Unidentified)$/

/** A key that speech or a slip of the hand may press by itself: switched off, these say nothing. */
const isSingle = (key: string): boolean => [...key].length === 1

/** The keys of a command for a person. */
export function keysOf(command: Pick<Command<string>, 'id' | 'keys'>, { keysOn, own }: KeySettings): readonly string[] {
  const keys = own[command.id] ?? command.keys
  return keysOn ? keys : keys.filter((key) => !isSingle(key))
}

/** What each key means for a person. */
export function keyTable(settings: KeySettings): ReadonlyMap<string, CommandId> {
  return new Map(COMMANDS.flatMap((command) => keysOf(command, settings).map((key) => [key, command.id] as const)))
}

export type KeyProblem = { key: string; commands: readonly string[] }

/** While labelling digits and Enter answer, and so can be given away there; these leave, or move and mark. */
const TAKEN_LABELLING = /^(Escape|ArrowLeft|ArrowRight|Tab| |Shift|Control|Alt|Meta|Dead|Unidentified|Mod\+.*)$/

/** What is wrong with keys of one's own: a key that means two things, or that is not to be given away. */
export function findKeyProblems(own: KeySettings['own']): KeyProblem[] {
  return problemsOf(
    COMMANDS.map((command) => [command.title, keysOf(command, { keysOn: true, own })] as const),
    TAKEN,
  )
}

/** The same of the keys while labelling, of commands and of attributes that have one of their own. */
export function findLabelKeyProblems(
  own: KeySettings['own'],
  attributes: readonly { key: string; title: string }[],
): KeyProblem[] {
  const commands = LABEL_COMMANDS.map((command) => [command.title, keysOf(command, { keysOn: true, own })] as const)
  const answers = attributes.map(({ key, title }) => [title, own[attributeCommand(key)] ?? []] as const)
  return problemsOf([...commands, ...answers], TAKEN_LABELLING)
}

function problemsOf(all: readonly (readonly [title: string, keys: readonly string[]])[], taken: RegExp): KeyProblem[] {
  const meanings = new Map<string, string[]>()
  for (const [title, keys] of all) for (const key of keys) meanings.set(key, [...(meanings.get(key) ?? []), title])
  return [...meanings]
    .filter(([key, commands]) => commands.length > 1 || taken.test(key))
    .map(([key, commands]) => ({ key, commands }))
}
