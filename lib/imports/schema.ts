import { z } from 'zod'
import { sectionName } from '#lib/sections/schema.ts'
import { storable } from '#lib/text.ts'

/** What a file can be. `jsonl` is JSON lines or one JSON list of objects; it and `csv` need a mapping. */
export const FORMATS = ['wordpress', 'disqus', 'blogger', 'coral', 'discourse', 'csv', 'jsonl'] as const
export type Format = (typeof FORMATS)[number]

export const FORMAT_TITLES: Record<Format, string> = {
  wordpress: 'WordPress export (WXR)',
  disqus: 'Disqus export (XML)',
  blogger: 'Blogger export (Atom)',
  coral: 'Coral comments (JSON)',
  discourse: 'Discourse topics (JSON)',
  csv: 'Table (CSV)',
  jsonl: 'JSON lines or a JSON list',
}

/** Whether a format says by itself what its columns mean. */
export const needsMapping = (format: Format): format is 'csv' | 'jsonl' => format === 'csv' || format === 'jsonl'

/** How a comment stood at its source. It is kept as what the source said, and decides nothing here. */
export const SOURCE_STATUSES = ['published', 'waiting', 'rejected', 'spam', 'deleted'] as const
export type SourceStatus = (typeof SOURCE_STATUSES)[number]

/** What the source had taken away from its readers: left out, unless a person asks for it. */
export const REMOVED: readonly SourceStatus[] = ['rejected', 'spam', 'deleted']

/** Why something that stands in a file is no comment to take. */
export type LeftOutWhy = 'pingback' | 'other-kind' | 'opening-post' | 'rejected' | 'spam' | 'deleted'

export type NamedArticle = { id: string; title: string | null; url: string | null }
export type NamedAuthor = { id: string | null; name: string | null }

/** A comment as a file has it, its text without markup. `place` says where in the file, as a person would look for it. */
export type ReadComment = {
  is: 'comment'
  place: string
  id: string | null
  article: NamedArticle | null
  author: NamedAuthor | null
  parent: string | null
  text: string
  /** The time as it is written. */
  time: string | null
  /** What a clock showed whose zone the file does not name, where it says no time: kept as it is written. */
  clock?: string | null
  status: SourceStatus | null
  /** What the source calls its status, where that is a word that is not known. */
  unknownStatus?: string | null
  /** Where it has an address of its own, or votes, in a format that says so. */
  permalink?: string | null
  votes?: number | null
}

/** What a reader of a format finds, in the order of the file. */
export type ReadItem =
  | ReadComment
  | ({ is: 'article' } & NamedArticle)
  | { is: 'author'; id: string; name: string }
  | { is: 'left-out'; id: string | null; parent: string | null; why: LeftOutWhy }
  | { is: 'rejected'; place: string; id: string | null; why: RejectedWhy }

export const REJECTED = {
  'no-id': 'It has no id.',
  'no-article': 'It does not say which article it stands under.',
  'no-text': 'It has no text.',
  'text-too-long': 'Its text is longer than 100,000 characters.',
  'id-too-long': 'An id in it is longer than 200 characters.',
  'repeated-id': 'Another row before it has the same id.',
  'id-elsewhere': 'A comment with this id is here already, under another article: give the source another name.',
  erased: 'The comment was erased here, and stays erased.',
  'wrong-columns': 'It does not have as many columns as the first line.',
  'open-quote': 'A quotation mark in it is opened and not closed, or closed in the middle of a cell.',
  'no-json': 'The line is not JSON.',
  'no-object': 'It is not an object.',
  'named-late':
    'Neither it nor what stands before it says under which story it stands, or what it answers: have the ids of comments and the ids and addresses of stories before what they hold.',
  'too-deep': 'It stands under more than 1,000 comments, each an answer to the other.',
  'parent-unread': 'What it answers was not read before the file broke: mend the file and import it again.',
  'unknown-shape': 'It is neither a comment nor an article nor a person.',
} as const
export type RejectedWhy = keyof typeof REJECTED

/** Rows that are taken, but not as they stand. */
export const TAKEN_BUT = {
  'parent-missing': 'What it answers is not in the file: it was put at the top of the thread.',
  'parent-elsewhere': 'What it answers stands under another article: it was put at the top of the thread.',
  'parent-circle': 'It answers itself, by way of others: it was put at the top of the thread.',
} as const
export type TakenBut = keyof typeof TAKEN_BUT

/** The meanings that a column can have. */
export const MAPPED = ['id', 'text', 'article', 'articleTitle', 'articleUrl', 'parent', 'authorId', 'author', 'time', 'status', 'permalink', 'votes'] as const // biome-ignore format: one thought
export type Mapped = (typeof MAPPED)[number]

const column = z.string().min(1).max(500)

/** Which column means what. Of a JSON object a column is a path: "user.name". */
export const mapping = z.object({
  columns: z
    .partialRecord(z.enum(MAPPED), column)
    .refine(({ text }) => text !== undefined, 'Say which column has the text.'),
  /** Whether texts are HTML. */
  html: z.boolean().default(false),
})
export type Mapping = z.infer<typeof mapping>

export const ENCODINGS = ['auto', 'utf-8', 'repair', 'windows-1252', 'utf-16le', 'utf-16be', 'iso-8859-2', 'windows-1251', 'shift_jis'] as const // biome-ignore format: one thought
export type Encoding = (typeof ENCODINGS)[number]

export const sourceName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._:-]{0,59}$/, 'Use lower-case letters, digits, points and dashes, at most 60.')
  .refine((name) => name !== 'page', 'Comments of pages are called so.')

/** How a file is to be taken in. */
export const importSettings = z.object({
  format: z.enum(FORMATS),
  /** What the comments' source is called: with their ids it tells them apart. */
  source: sourceName,
  mapping: mapping.nullable().default(null),
  encoding: z.enum(ENCODINGS).default('auto'),
  /** Takes also what the source had removed. */
  removed: z.boolean().default(false),
  /** The name of the section that its articles stand under; made when it is new. */
  section: sectionName.optional(),
})
export type ImportSettings = z.infer<typeof importSettings>

export const startRequest = importSettings
  .extend({ trial: z.boolean().default(false) })
  .refine(({ format, mapping }) => !needsMapping(format) || mapping !== null, 'A table needs a mapping.')

/** What was counted so far. */
export type Tallies = {
  created: number
  revised: number
  unchanged: number
  /** Comments that are here and that the file says were deleted at the source. */
  gone: number
  articles: number
  withoutParent: number
  leftOut: Partial<Record<LeftOutWhy, number>>
  rejected: Partial<Record<RejectedWhy, number>>
  /** Rows that are taken without a status, as theirs is not known; nothing where there are none. */
  unknownStatus?: UnknownStatus
  /** Files of a zip that are not of the chosen format; nothing where there are none. */
  otherFiles?: OtherFiles
}

/** How many rows have a status that is not known, and the first such words, as they are shown, with where each stands first. */
export type UnknownStatus = { rows: number; words: { word: string; place: string }[] }

/** How many files are passed over, and the first names, as they are shown. */
export type OtherFiles = { files: number; names: string[] }

export const NO_TALLIES: Tallies = { created: 0, revised: 0, unchanged: 0, gone: 0, articles: 0, withoutParent: 0, leftOut: {}, rejected: {} } // biome-ignore format: one thought

export const IMPORT_STATES = ['uploading', 'ready', 'running', 'done', 'failed', 'cancelled'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** The largest file taken, in bytes as it is sent. */
export const MAX_FILE_BYTES = 16 * 1024 ** 3

/** How much of a file is sent at once, and stands in one row of the database. */
export const PART_BYTES = 1024 * 1024
export const SENT_AT_ONCE = 8 * PART_BYTES

export const newImport = z.object({
  fileName: z.string().trim().min(1).max(255).transform(storable),
  bytes: z.number().int().min(1, 'The file is empty.').max(MAX_FILE_BYTES, 'A file may have at most 16 GB.'),
})

/** An import as a person sees it. `bytes`, `received` and `doneBytes` are counts of bytes. */
export type ImportLine = {
  id: string
  fileName: string
  bytes: number
  received: number
  state: ImportState
  trial: boolean
  settings: ImportSettings | null
  doneItems: number
  doneBytes: number
  tallies: Tallies
  failure: string | null
  /** Whether the file is still here, so that it can be taken in (again). */
  kept: boolean
  createdAt: string
  startedAt: string | null
  endedAt: string | null
}
