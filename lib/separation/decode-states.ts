/** The parts of a text page in the only order they come in; each may be missing. */
export const STATES = ['lead', 'article', 'end', 'comments', 'tail'] as const
export type State = (typeof STATES)[number]

const WIDTH = STATES.length

/** Scores of a page of n lines: `stay[i * 5 + s]` for line i being in state s, `enter[i * 5 + s]` for s beginning there. */
export type Lattice = { length: number; stay: Float64Array; enter: Float64Array }

/** The states that a search may use; a page without comments is searched with `comments` barred. */
export type Barred = (line: number, state: number) => boolean

/** The first state that each may follow: comments never follow the lead, an article comes between. */
export const EARLIEST: readonly number[] = [0, 0, 1, 1, 0]

function bestBefore(row: Float64Array, state: number): number {
  let best = EARLIEST[state] ?? 0
  for (let s = best + 1; s < state; s++) if ((row[s] ?? -Infinity) > (row[best] ?? -Infinity)) best = s
  return best
}

function fill(lattice: Lattice, barred: Barred): { back: Uint8Array; last: Float64Array } {
  const back = new Uint8Array(lattice.length * WIDTH)
  let row = new Float64Array(WIDTH)
  for (let i = 0; i < lattice.length; i++) {
    const next = new Float64Array(WIDTH)
    for (let s = 0; s < WIDTH; s++) {
      const at = i * WIDTH + s
      const from = s === 0 ? 0 : bestBefore(row, s)
      const entering = (i === 0 ? 0 : s === 0 ? -Infinity : (row[from] ?? -Infinity)) + (lattice.enter[at] ?? 0)
      const staying = i === 0 ? -Infinity : (row[s] ?? -Infinity)
      back[at] = entering > staying ? from : s
      next[s] = barred(i, s) ? -Infinity : Math.max(entering, staying) + (lattice.stay[at] ?? 0)
    }
    row = next
  }
  return { back, last: row }
}

/** The best order of states for the page and its score, by dynamic programming in time linear in the lines. */
export function decodeStates(lattice: Lattice, barred: Barred = () => false): { states: Uint8Array; score: number } {
  const states = new Uint8Array(lattice.length)
  if (lattice.length === 0) return { states, score: 0 }
  const { back, last } = fill(lattice, barred)
  let state = bestBefore(last, WIDTH)
  const score = last[state] ?? -Infinity
  for (let i = lattice.length - 1; i >= 0; i--) {
    states[i] = state
    state = back[i * WIDTH + state] ?? 0
  }
  return { states, score }
}
