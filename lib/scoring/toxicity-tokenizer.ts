import { z } from 'zod'

/**
 * Pieces with their log probabilities; the place in the list is the piece's id. The published vocabulary has null for
 * seven pieces with a colon, which the package adds up as 0, so that they win wherever they match.
 */
export const vocabularySchema = z.array(z.tuple([z.string().min(1), z.number().nullable()])).min(7)

export type Vocabulary = z.infer<typeof vocabularySchema>

/** `unknown` counts the symbols (code points) that no piece covers, out of `symbols`. */
export type Encoding = { ids: number[]; unknown: number; symbols: number }

export type Tokenizer = { encode(text: string): Encoding }

type Node = { id: number; score: number; next: Map<string, Node> }

const SPACE = '\u2581'
const UNKNOWN = 0
/** The first entries of the vocabulary are signs of the trainer's own and never match a text. */
const RESERVED = 6

const emptyNode = (): Node => ({ id: UNKNOWN, score: 0, next: new Map() })

function buildTrie(vocabulary: Vocabulary): Node {
  const root = emptyNode()
  for (const [id, [piece, score]] of vocabulary.entries()) {
    if (id < RESERVED) continue
    let node = root
    for (const symbol of piece) {
      const next = node.next.get(symbol) ?? emptyNode()
      node.next.set(symbol, next)
      node = next
    }
    Object.assign(node, { id, score: score ?? 0 })
  }
  return root
}

/** The best piece that ends at each place: `ids[end]`, and how many symbols it takes: `lengths[end]`. */
function segment(symbols: readonly string[], root: Node): { ids: Int32Array; lengths: Int32Array } {
  const best = new Float64Array(symbols.length + 1)
  const ids = new Int32Array(symbols.length + 1)
  const lengths = new Int32Array(symbols.length + 1).fill(1)
  const offer = (end: number, length: number, piece: { id: number; score: number }) => {
    const score = piece.score + (best[end - length] ?? 0)
    // Zero stands for "nothing yet", and later starts win ties: the published encoder was run with exactly this rule.
    if (best[end] !== 0 && score < (best[end] ?? 0)) return
    best[end] = score
    ids[end] = piece.id
    lengths[end] = length
  }
  for (let start = 0; start < symbols.length; start++) {
    let node = root.next.get(symbols[start] ?? '')
    let matched = false
    for (let end = start + 1; node; end++) {
      if (node.id !== UNKNOWN) offer(end, end - start, node)
      matched ||= node.id !== UNKNOWN
      node = end < symbols.length ? node.next.get(symbols[end] ?? '') : undefined
    }
    if (!matched) offer(start + 1, 1, { id: UNKNOWN, score: 0 })
  }
  return { ids, lengths }
}

/**
 * Cuts a text into the pieces of the Universal Sentence Encoder: compatibility forms, blanks as U+2581, the likeliest
 * segmentation under a unigram model. Gives the ids that `Tokenizer` of @tensorflow-models/universal-sentence-encoder
 * 1.2.2 gives for the same text, in time linear in its length where that one is quadratic.
 */
export function createTokenizer(vocabulary: Vocabulary): Tokenizer {
  const root = buildTrie(vocabulary)
  return {
    encode(text) {
      const symbols = [...(SPACE + text.normalize('NFKC').replaceAll(' ', SPACE))]
      const { ids, lengths } = segment(symbols, root)
      const backwards: number[] = []
      let unknown = 0
      for (let end = symbols.length; end > 0; end -= lengths[end] ?? 1) {
        const id = ids[end] ?? UNKNOWN
        if (id === UNKNOWN) unknown++
        if (id !== UNKNOWN || backwards.at(-1) !== UNKNOWN) backwards.push(id)
      }
      return { ids: backwards.reverse(), unknown, symbols: symbols.length }
    },
  }
}
