'use client'

import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { COMMANDS, type CommandId, keyName } from './commands.ts'
import { type KeySettings, keysOf, keyTable, TABLE_KEYS } from './own-keys.ts'

const KeysContext = createContext<KeySettings>(TABLE_KEYS)

/** Gives everything below the keys of who sits here. */
export function KeysProvider({ keys, children }: { keys: KeySettings; children: ReactNode }) {
  return <KeysContext value={keys}>{children}</KeysContext>
}

/** This person's own keys. */
export const useKeySettings = (): KeySettings => useContext(KeysContext)

/** What each key means for this person. */
export function useKeyTable() {
  const settings = useContext(KeysContext)
  return useMemo(() => keyTable(settings), [settings])
}

/** The commands, each with this person's keys as they are printed. */
export function useCommands() {
  const settings = useContext(KeysContext)
  return COMMANDS.map((command) => ({ ...command, printed: keysOf(command, settings).map(keyName) }))
}

/** The first key of a command as it is printed; null where the person has none for it. */
export function useKeyName(id: CommandId): string | null {
  const settings = useContext(KeysContext)
  const command = COMMANDS.find((one) => one.id === id)
  const [key] = command ? keysOf(command, settings) : []
  return key === undefined ? null : keyName(key)
}
