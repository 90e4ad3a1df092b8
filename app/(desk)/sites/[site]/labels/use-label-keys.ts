import { useMemo } from 'react'
import { keyName, LABEL_COMMANDS, type LabelCommandId } from '#app/(desk)/sites/[site]/queue/commands.ts'
import { useKeySettings } from '#app/(desk)/sites/[site]/queue/keys-context.tsx'
import { keysOf } from '#app/(desk)/sites/[site]/queue/own-keys.ts'
import { assignKeys } from '#lib/labels/attributes/assign-keys.ts'

/** The keys of attributes and of what one does while labelling, as this person has them; no key means two things. */
export function useLabelKeys(attributes: readonly string[]) {
  const settings = useKeySettings()
  const names = attributes.join(' ')
  return useMemo(() => {
    const own = LABEL_COMMANDS.map((command) => ({ id: command.id, keys: keysOf(command, settings) }))
    const commands = new Map(own.flatMap(({ id, keys }) => keys.map((key) => [key, id] as const)))
    const keys = settings.keysOn
      ? assignKeys(names.split(' '), settings.own, new Set(commands.keys()))
      : new Map<string, string>()
    const nameOf = (what: 'submit' | 'skip' | 'back' | 'mark'): string => {
      const [key] = own.find((one) => one.id === `label-${what}`)?.keys ?? []
      return key ? keyName(key) : ''
    }
    const short = new Map([...commands].map(([key, id]) => [key, SHORT[id]] as const))
    return { keys, commands: short, nameOf }
  }, [names, settings])
}

const SHORT = {
  'label-submit': 'submit',
  'label-skip': 'skip',
  'label-back': 'back',
  'label-mark': 'mark',
} as const satisfies Record<LabelCommandId, string>
