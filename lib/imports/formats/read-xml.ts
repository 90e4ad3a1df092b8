import sax from 'sax'
import { addTag, addText, endTag, newField, readField, type XmlField } from '#lib/imports/formats/xml-field.ts'
import { DECLARES, ImportRefusal } from '#lib/imports/refusal.ts'
import type { ReadItem } from '#lib/imports/schema.ts'

export type Attributes = Record<string, string>

/**
 * What a format listens to: records and their fields, each with the name of the element around it. Whatever else stands
 * in a field belongs to its text, which `close` gets: as HTML where the field is one of `html`, else its words alone.
 */
export type XmlListener = {
  html: ReadonlySet<string>
  isRecord: (name: string, parent: string) => boolean
  open: (name: string, attributes: Attributes, parent: string) => void
  close: (name: string, text: string, parent: string) => void
}

const DEEPEST = 100

/** `field`: what its text goes to. */
type Element = { name: string; is: 'record' | 'field' | 'markup' | 'other'; field: XmlField | null }

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
  const keep = (text: string, isHtml: boolean): void => {
    const field = open.at(-1)?.field
    if (field) addText(field, text, isHtml)
  }
  parser.ontext = (text) => keep(text, false)
  parser.oncdata = (text) => keep(text, true)
  parser.onopentag = ({ name, attributes }) => {
    if (open.length >= DEEPEST) throw new ImportRefusal(`Line ${parser.line + 1}: the elements of the file are nested more than ${DEEPEST} deep.`) // biome-ignore format: one thought
    open.push(openElement(name, attributes as Attributes, { listener, around: open.at(-1) }))
  }
  parser.onclosetag = () => {
    const element = open.pop()
    if (element) closeElement(element, listener, open.at(-1)?.name ?? '')
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

type At = { listener: XmlListener; around: Element | undefined }

function openElement(name: string, attributes: Attributes, { listener, around }: At): Element {
  const parent = around?.name ?? ''
  if (listener.isRecord(name, parent)) {
    // The words before it and behind it are two.
    if (around?.field) addText(around.field, ' ', false)
    listener.open(name, attributes, parent)
    return { name, is: 'record', field: null }
  }
  if (around?.is === 'record') {
    listener.open(name, attributes, parent)
    return { name, is: 'field', field: newField() }
  }
  if (!around?.field) return { name, is: 'other', field: null }
  addTag(around.field, name, 'hidden' in attributes)
  return { name, is: 'markup', field: around.field }
}

function closeElement({ name, is, field }: Element, { html, close }: XmlListener, parent: string): void {
  if (is === 'record') close(name, '', parent)
  else if (is === 'field' && field) close(name, readField(field, html.has(name)), parent)
  else if (is === 'markup' && field) endTag(field, name)
}
