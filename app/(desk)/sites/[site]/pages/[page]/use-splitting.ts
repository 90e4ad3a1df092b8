import { useState } from 'react'
import type { ShownBlocks } from '#app/(desk)/sites/[site]/pages/[page]/line-parts.ts'
import type { SplitCommand } from '#app/(desk)/sites/[site]/pages/[page]/split-commands.ts'
import { NOT_CUT, NOT_IN_HTML, NOT_SHOWN, sayPlace } from '#app/(desk)/sites/[site]/pages/words.ts'
import { firstPlace, nearestPlace, type Places, placesIn, stepPlace } from '#lib/separation/places.ts'

/** A block whose words are open: where it would be split, as an offset into its text. */
type Open = { block: number; text: string; start: number; places: Places; at: number }

type Asked = {
  kind: 'text' | 'html'
  blocks: ShownBlocks
  current: number
  /** Whether the blocks are those of what was said last: only then is it known where a block begins. */
  fresh: boolean
  /** Splits the block at a place of the page. */
  split: (place: number, command: SplitCommand & { does: 'split' }) => void
}

/**
 * The words of the block in focus, while somebody looks for the place to split it at, and why a command did nothing there.
 * Both end when another block has the focus, or the blocks are cut anew: coming back does not bring them back.
 */
export function useSplitting({ kind, blocks, current, fresh, split }: Asked) {
  const [said, setSaid] = useState<Open | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [before, setBefore] = useState({ current, fresh })
  if (before.current !== current || before.fresh !== fresh) {
    setBefore({ current, fresh })
    setSaid(null)
    setRefused(null)
  }
  const block = blocks.shown[current - blocks.from]
  const open = said && said.block === current && said.start === block?.start && said.text === block.text ? said : null

  /** Opens the words, with the caret near an offset where somebody pressed one. */
  function begin(offset?: number) {
    setRefused(null)
    if (kind === 'html') return setRefused(NOT_IN_HTML)
    if (!fresh) return setRefused(NOT_CUT)
    if (!block) return setRefused(NOT_SHOWN)
    const places = placesIn(block.text)
    const at = offset === undefined ? firstPlace(block.text, places) : nearest(places, offset)
    if (at === null) setRefused('This block is a single letter, which cannot be split.')
    else setSaid({ block: current, text: block.text, start: block.start, places, at })
  }

  function leave(): void {
    setSaid(null)
    setRefused(null)
  }

  function run(command: SplitCommand): void {
    if (!open) return
    if (command.does === 'step') {
      setSaid({ ...open, at: stepPlace(open.places[command.unit], open.at, command.by) })
    } else {
      leave()
      if (command.does === 'split') split(open.start + open.at, command)
    }
  }

  const point = (offset: number) => open && setSaid({ ...open, at: nearest(open.places, offset) ?? open.at })
  const notice = open ? sayPlace(open.text, open.at) : refused
  return { at: open?.at ?? null, notice, begin, point, run, leave, refuse: setRefused }
}

const nearest = ({ words, characters }: Places, offset: number): number | null =>
  nearestPlace(words.length > 0 ? words : characters, offset)
