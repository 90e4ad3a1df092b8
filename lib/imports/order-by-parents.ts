type Child = { id: string; parent: string | null }

/**
 * Parts rows into those that can be stored now, each after what it answers and else in their order, and those whose
 * parent has not come. `isThere` says which ids stand already.
 */
export function orderByParents<R extends Child>(
  rows: readonly R[],
  isThere: (id: string) => boolean,
): { ready: R[]; waiting: R[] } {
  const ready: R[] = []
  const placed = new Set<string>()
  const answers = new Map<string, R[]>()
  const place = (first: R): void => {
    const next = [first]
    for (let row = next.pop(); row; row = next.pop()) {
      ready.push(row)
      placed.add(row.id)
      next.push(...(answers.get(row.id) ?? []).reverse())
      answers.delete(row.id)
    }
  }
  for (const row of rows) {
    if (row.parent === null || placed.has(row.parent) || isThere(row.parent)) place(row)
    else {
      const others = answers.get(row.parent)
      if (others) others.push(row)
      else answers.set(row.parent, [row])
    }
  }
  return { ready, waiting: [...answers.values()].flat() }
}
