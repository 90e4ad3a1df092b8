import sax from 'sax'
import { DECLARES, ImportRefusal } from '#lib/imports/refusal.ts'
import type { ReadItem } from '#lib/imports/schema.ts'

export type Attributes = Record<string, string>

/** What a format listens to. `close` gets the text that stands in the element itself, and the name of the one around it. */
export type XmlListener = {
  open?: (name: string, attributes: Attributes, parent: string) => void
  close: (name: string, text: string, parent: string) => void
}

/** Text of one element is kept up to so many UTF-16 code units; no comment that may be taken is longer. */
const LONGEST_TEXT = 1_000_000
const DEEPEST = 100

type Element = { name: string; text: string }

/**
 * Reads XML as it comes, and answers what `listen` gives out. It expands no entity but the five of XML itself, looks
 * nothing up, and holds no more than the elements that are open. Throws an ImportRefusal where the file is not
 * well-formed or declares anything.
 */
export async function* readXml(
  chunks: AsyncIterable<string>,
  listen: (emit: (item: ReadItem) => void) => XmlListener,
): AsyncGenerator<ReadItem> {
  const found: ReadItem[] = []
  const parser = openParser(listen((item) => found.push(item)))
  try {
    for await (const chunk of chunks) {
      parser.write(chunk)
      yield* found.splice(0)
    }
    parser.close()
  } catch (error) {
    // What stands before the fault was read as well as anything.
    yield* found.splice(0)
    throw error
  }
  yield* found
}

function openParser(listener: XmlListener): sax.SAXParser {
  const parser = sax.parser(true, { strictEntities: true, position: true } as sax.SAXOptions)
  const open: Element[] = []
  const keep = (text: string): void => {
    const element = open.at(-1)
    if (element && element.text.length < LONGEST_TEXT) element.text += text
  }
  parser.ontext = keep
  parser.oncdata = keep
  parser.onopentag = ({ name, attributes }) => {
    if (open.length >= DEEPEST) throw new ImportRefusal(`Line ${parser.line + 1}: the elements of the file are nested more than ${DEEPEST} deep.`) // biome-ignore format: one thought
    listener.open?.(name, attributes as Attributes, open.at(-1)?.name ?? '')
    open.push({ name, text: '' })
  }
  parser.onclosetag = () => {
    const element = open.pop()
    if (element) listener.close(element.name, element.text, open.at(-1)?.name ?? '')
  }
  parser.ondoctype = () => {
    throw new ImportRefusal(DECLARES)
  }
  parser.onerror = (error) => {
    const [why = ''] = error.message.split('\n')
    // `&nbsp;` and its like: the text keeps them as they stand, and they are read with its HTML.
    if (/^max buffer length exceeded: doctype/i.test(why)) throw new ImportRefusal(DECLARES)
    if (/entity/i.test(why)) (parser as { error: Error | null }).error = null
    else throw new ImportRefusal(`Line ${(parser.line + 1).toLocaleString('en')}: the file is not well-formed XML (${why.toLowerCase().replace(/\.$/, '')}).`) // biome-ignore format: one thought
  }
  return parser
}
