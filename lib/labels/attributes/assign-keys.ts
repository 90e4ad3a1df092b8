/** What is given out first: the digits as they lie, then the letters. */
const POOL = [...'1234567890', ...'abcdefghijklmnopqrstuvwxyz']

/** The name under which a person's own key for an attribute is kept among their keys of commands. */
export const attributeCommand = (key: string): string => `attribute:${key}`

/**
 * One key for each attribute, never the same for two and none that a command has. Keys of a person's own come first, in the
 * order of attributes; whoever has none, or one that is taken, gets the next that is free. With more attributes than keys
 * the last have none.
 */
export function assignKeys(
  attributes: readonly string[],
  own: Readonly<Record<string, readonly string[]>>,
  commands: ReadonlySet<string>,
): Map<string, string> {
  const taken = new Set(commands)
  const given = new Map<string, string>()
  const give = (attribute: string, key: string | undefined) => {
    if (key === undefined || taken.has(key)) return
    taken.add(key)
    given.set(attribute, key)
  }
  for (const attribute of attributes) give(attribute, own[attributeCommand(attribute)]?.[0])
  for (const attribute of attributes)
    if (!given.has(attribute))
      give(
        attribute,
        POOL.find((key) => !taken.has(key)),
      )
  return given
}
