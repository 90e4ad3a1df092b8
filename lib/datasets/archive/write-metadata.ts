import { createHash } from 'node:crypto'
import { type Counted, modelsOf } from '#lib/datasets/archive/count-archive.ts'
import { REDACTION_VERSION } from '#lib/datasets/archive/redact-personal-data.ts'
import type { ArchiveHead, Column, WrittenFile } from '#lib/datasets/archive/schema.ts'
import type { Selection } from '#lib/datasets/snapshots/schema.ts'
import { tellDifference } from '#lib/datasets/snapshots/tell-difference.ts'

const MEDIA: Record<string, string> = {
  cff: 'application/yaml',
  csv: 'text/csv',
  json: 'application/json',
  jsonl: 'application/jsonlines',
  md: 'text/markdown',
  parquet: 'application/vnd.apache.parquet',
  py: 'text/x-python',
  xml: 'application/xml',
}
const mediaOf = (path: string) => MEDIA[path.replace(/^.*\./, '')] ?? 'text/plain'
const FIELD_TYPES: Partial<Record<Column['type'], string>> = { string: 'string', int: 'integer' }

/** Frictionless 2: every table by its digest, and what is in those that are CSV; null where there is none. */
export function writeDatapackage(head: ArchiveHead, files: readonly WrittenFile[]): object | null {
  const tables = files.filter(({ columns }) => columns)
  if (tables.length === 0) return null
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: head.key,
    title: head.name,
    version: head.version,
    created: head.createdAt.toISOString(),
    licenses: [{ path: 'LICENSE', title: 'The terms of the site' }],
    resources: tables.map(toResource),
  }
}

function toResource({ path, bytes, sha256, columns }: WrittenFile): object {
  const format = path.replace(/^.*\./, '')
  const name = path.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const about = { name, path, format, mediatype: mediaOf(path), bytes, hash: `sha256:${sha256}` }
  if (format !== 'csv') return about
  const fields = columns?.map(({ name: field, type }) => {
    const unique = field === 'id' ? { constraints: { required: true, unique: true } } : {}
    return { name: field, type: FIELD_TYPES[type] ?? 'number', ...unique }
  })
  const schema = { fields, primaryKey: ['id'], missingValues: [''] }
  return { ...about, type: 'table', encoding: 'utf-8', schema }
}

/** All that an archive is accountable for; the files with their digests at its end. */
export function writeManifest(
  head: ArchiveHead & { selection: Pick<Selection, 'bulk'> },
  files: readonly WrittenFile[],
  { counted, pseudonymKeyId, program }: { counted: Counted; pseudonymKeyId: string; program: string },
) {
  const sums = checksums(files)
  const guarded = files.flatMap(({ path }) => (path.endsWith('.spreadsheet.csv') ? [path] : []))
  return {
    format: 'belowline/manifest/v1',
    dataset: {
      name: head.key,
      version: head.version,
      created_at: head.createdAt.toISOString(),
      previous_version: head.previous?.version ?? null,
    },
    generator: { name: 'belowline', version: program },
    snapshot: { id: head.snapshotId, event_id: head.eventId, filter: head.selection, row_count: head.rowCount },
    split: {
      algorithm: 'sha256-group-v1',
      salt: head.salt,
      ratios: head.shares,
      group_by: 'article',
      dropped_duplicates: head.duplicates,
    },
    models: modelsOf(counted),
    consensus: { threshold: 0.5, ties: 'positive', exclude_bulk: !head.selection.bulk },
    privacy: {
      pseudonyms: 'hmac-sha256-per-dataset',
      pseudonym_key_id: pseudonymKeyId,
      redacted: head.redacted,
      pii_rules_version: head.redacted ? REDACTION_VERSION : null,
      pii_counts: sorted(counted.redactions),
    },
    csv_formula_guard: { files: guarded, cells: counted.guardedCells },
    agreement: head.summary.agreement,
    files: files.map(({ path, ...file }) => ({ path, media_type: mediaOf(path), ...file })),
    content_sha256: createHash('sha256').update(sums).digest('hex'),
  }
}

const sorted = (counts: Record<string, number>) => Object.fromEntries(Object.entries(counts).sort())

/** Lines that `sha256sum -c` takes, by path. */
export function checksums(files: readonly Pick<WrittenFile, 'path' | 'sha256'>[]): string {
  const lines = files.map(({ path, sha256 }) => `${sha256}  ${path}\n`)
  return lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('')
}

export function writeChangelog({ history }: ArchiveHead): string {
  const versions = history.map(({ version, date, difference }) => {
    const told = tellDifference(difference).join(', ')
    return `## ${version} (${date})\n\n${told ? `${told}.` : 'Nothing differs from the version before.'}\n`
  })
  return `# Changes\n\n${versions.join('\n')}`
}

export function writeCitation({ name, version, createdAt, siteName }: ArchiveHead): string {
  const lines = ['cff-version: 1.2.0', 'message: "Please cite this dataset."', 'type: dataset']
  const about = [
    `title: ${JSON.stringify(name)}`,
    `version: ${version}`,
    `date-released: ${createdAt.toISOString().slice(0, 10)}`,
  ]
  return `${[...lines, ...about, `authors:\n  - name: ${JSON.stringify(siteName)}`].join('\n')}\n`
}

export const LICENCE = `The comments belong to their authors and are used under the terms of the site that they were written on.
This archive may be used as far as those terms, and those of whoever handed it on, allow.
`
