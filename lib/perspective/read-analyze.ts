import { readContext } from '#lib/perspective/read-context.ts'
import {
  asBool,
  asLanguages,
  asNumber,
  asObject,
  asString,
  asTextEntry,
  field,
  type Read,
  refuseScoreType,
  shown,
} from '#lib/perspective/read-fields.ts'
import {
  type AnalyzeRequest,
  MAX_TEXT_BYTES,
  type Refused,
  type RequestedAttribute,
  type TextEntry,
} from '#lib/perspective/schema.ts'
import { statuses } from '#lib/perspective/status.ts'

/** More names than there are attributes with all their versions: a longer list is no honest request. */
const MAX_ATTRIBUTES = 200

/** Reads an AnalyzeComment request by hand: the face is asked thousands of times a second. Unknown fields are let be. */
export function readAnalyze(json: unknown): Read<AnalyzeRequest> {
  const body = asObject(json, '')
  if (!body.ok) return body
  const comment = readComment(field(body.value, 'comment'))
  if (!comment.ok) return comment
  const attributes = readAttributes(field(body.value, 'requestedAttributes'))
  if (!attributes.ok) return attributes
  const context = readContext(field(body.value, 'context'))
  if (!context.ok) return context
  const rest = readRest(body.value)
  if (!rest.ok) return rest
  return { ok: true, value: { comment: comment.value, attributes: attributes.value, ...rest.value } }
}

/** The comment of either request: there, and not too long. */
export function readComment(value: unknown): Read<TextEntry> {
  const comment = asTextEntry(value, 'comment')
  if (!comment.ok) return comment
  const { text } = comment.value
  if (text === '') return statuses.commentEmpty()
  if (text.length > MAX_TEXT_BYTES || Buffer.byteLength(text) > MAX_TEXT_BYTES) return statuses.commentTooLong()
  return comment
}

function readAttributes(value: unknown): Read<RequestedAttribute[]> {
  const asked = asObject(value, 'requested_attributes')
  if (!asked.ok) return asked
  const names = Object.keys(asked.value)
  if (names.length === 0) return statuses.noAttributes()
  if (names.length > MAX_ATTRIBUTES) return statuses.unknownAttribute(shown(names.at(-1) ?? ''))
  const attributes: RequestedAttribute[] = []
  for (const name of names) {
    const read = readAttribute(name, asked.value[name])
    if (!read.ok) return read
    attributes.push(read.value)
  }
  return { ok: true, value: attributes }
}

function readAttribute(name: string, value: unknown): Read<RequestedAttribute> {
  const path = `requested_attributes[${shown(name)}].value`
  const parameters = asObject(value, path)
  if (!parameters.ok) return parameters
  const refused = refuseScoreType(field(parameters.value, 'scoreType'), name, `${path}.score_type`)
  if (refused) return refused
  const threshold = asNumber(field(parameters.value, 'scoreThreshold'), `${path}.score_threshold`)
  if (!threshold.ok) return threshold
  const at = name.indexOf('@')
  const base = at < 0 ? name : name.slice(0, at)
  return { ok: true, value: { name, base, version: at < 0 ? null : name.slice(at + 1), threshold: threshold.value } }
}

type Rest = Omit<AnalyzeRequest, 'comment' | 'attributes'>

function readRest(body: Record<string, unknown>): { ok: true; value: Rest } | Refused {
  const languages = asLanguages(field(body, 'languages'))
  if (!languages.ok) return languages
  const spanAnnotations = asBool(field(body, 'spanAnnotations'), 'span_annotations')
  if (!spanAnnotations.ok) return spanAnnotations
  const doNotStore = asBool(field(body, 'doNotStore'), 'do_not_store')
  if (!doNotStore.ok) return doNotStore
  const clientToken = asString(field(body, 'clientToken'), 'client_token')
  if (!clientToken.ok) return clientToken
  return {
    ok: true,
    value: {
      languages: languages.value,
      spanAnnotations: spanAnnotations.value,
      doNotStore: doNotStore.value,
      clientToken: clientToken.value,
    },
  }
}
