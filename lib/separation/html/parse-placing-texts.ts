import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, defaultTreeAdapter, Parser, Tokenizer } from 'parse5'

/**
 * Keeps no places of attributes: nobody asks for them, and they are most of what places cost. The method is parse5's own
 * and may change with it: the version is pinned, and a test compares the trees.
 */
class TextTokenizer extends Tokenizer {
  protected override _leaveAttrName(): void {
    const token = this.currentToken
    const place = token?.location ?? null
    if (token !== null) token.location = null
    super._leaveAttrName()
    if (token !== null) token.location = place
  }
}

/** Keeps of texts alone where they stand: nobody asks it of elements, and it is most of what a tree weighs. */
const TREE: typeof defaultTreeAdapter = {
  ...defaultTreeAdapter,
  setNodeSourceCodeLocation(node, location) {
    if (defaultTreeAdapter.isTextNode(node)) defaultTreeAdapter.setNodeSourceCodeLocation(node, location)
  },
  updateNodeSourceCodeLocation({ sourceCodeLocation: place }, { endOffset }) {
    if (place != null && endOffset !== undefined) place.endOffset = endOffset
  },
}

/** Parses HTML as browsers do, without scripts; of its places the tree has those of texts. */
export function parsePlacingTexts(html: string): DefaultTreeAdapterTypes.Document {
  const parser = new Parser<DefaultTreeAdapterMap>({
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
    treeAdapter: TREE,
  })
  parser.tokenizer = new TextTokenizer(parser.options, parser)
  parser.tokenizer.write(html, true)
  return parser.document
}
