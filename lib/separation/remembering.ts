/** The same answers without asking twice, for as long as the function is held; with `most` of them, all are forgotten. */
export function remembering<T>(most: number, answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= most) known.clear()
    const made = answer(text)
    known.set(text, made)
    return made
  }
}
