import { createHash } from 'node:crypto'
import { REDACTION_VERSION } from '#lib/datasets/archive/redact-personal-data.ts'
import type { ArchiveHead, Column, WrittenFile } from '#lib/datasets/archive/schema.ts'

const NAMES = {
  ...{ '@language': 'en', '@vocab': 'https://schema.org/', sc: 'https://schema.org/' },
  ...{
    cr: 'http://mlcommons.org/croissant/',
    rai: 'http://mlcommons.org/croissant/RAI/',
    dct: 'http://purl.org/dc/terms/',
  },
  ...{ wd: 'https://www.wikidata.org/wiki/', conformsTo: 'dct:conformsTo', citeAs: 'cr:citeAs', column: 'cr:column' },
  ...{ data: { '@id': 'cr:data', '@type': '@json' }, dataType: { '@id': 'cr:dataType', '@type': '@vocab' } },
  ...{ extract: 'cr:extract', field: 'cr:field', fileProperty: 'cr:fileProperty', fileObject: 'cr:fileObject' },
  ...{ fileSet: 'cr:fileSet', includes: 'cr:includes', key: 'cr:key', recordSet: 'cr:recordSet' },
  ...{
    references: 'cr:references',
    regex: 'cr:regex',
    repeated: 'cr:repeated',
    source: 'cr:source',
    transform: 'cr:transform',
  },
}

const CROISSANT_TYPES = {
  string: 'sc:Text',
  strings: 'sc:Text',
  float: 'sc:Float',
  int: 'sc:Integer',
  bool: 'sc:Boolean',
}

/** Croissant 1.0 with what its responsible-AI vocabulary can be told without a person. */
export function writeCroissant(head: ArchiveHead, files: readonly WrittenFile[]): object {
  const tables = files.filter(({ path, rows }) => path.endsWith('.parquet') && rows)
  const idOf = ({ path }: WrittenFile) => path.replace(/^.*\//, '').replace(/[-.].*$/, '')
  const guideline = head.guidelines.at(-1)
  const alpha = Object.entries(head.summary.agreement).map(([label, one]) => `${label} ${one.alpha ?? 'undefined'}`)
  return {
    '@context': NAMES,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name: head.key,
    description: head.description || head.name,
    version: head.version,
    license: 'LICENSE',
    url: `urn:uuid:${head.datasetId}`,
    creator: { '@type': 'sc:Organization', name: head.site },
    datePublished: head.createdAt.toISOString().slice(0, 10),
    'rai:dataAnnotationProtocol': guideline?.text ?? '',
    'rai:dataAnnotationPlatform': 'Belowline',
    'rai:dataAnnotationAnalysis': `Krippendorff's alpha: ${alpha.join(', ') || 'undefined'}`,
    'rai:personalSensitiveInformation': head.redacted
      ? `Pseudonyms for people; texts redacted by rules ${REDACTION_VERSION}; names are not found.`
      : 'Pseudonyms for people; texts are not redacted.',
    'rai:dataCollection': 'Public reader comments of one site, chosen by what was labelled.',
    distribution: tables.map((file) => ({
      '@type': 'cr:FileObject',
      '@id': idOf(file),
      name: idOf(file),
      contentUrl: file.path,
      encodingFormat: 'application/x-parquet',
      sha256: file.sha256,
    })),
    recordSet: tables.map((file) => recordSet(idOf(file), file.columns ?? [])),
  }
}

function recordSet(id: string, columns: readonly Column[]): object {
  const name = `${id}_records`
  const field = columns.flatMap(({ name: column, type }) => {
    if (type === 'scores' || type === 'spans') return []
    const source = { fileObject: { '@id': id }, extract: { column } }
    const dataType = column === 'split' ? ['sc:Text', 'wd:Q3985153'] : CROISSANT_TYPES[type]
    const repeated = type === 'strings' ? { repeated: true } : {}
    return [{ '@type': 'cr:Field', '@id': `${name}/${column}`, name: column, dataType, ...repeated, source }]
  })
  return { '@type': 'cr:RecordSet', '@id': name, name, field }
}

/** Frictionless 2 for the tables in CSV. */
export function writeDatapackage(head: ArchiveHead, files: readonly WrittenFile[]): object {
  const tables = files.filter(({ path, columns }) => path.endsWith('.csv') && columns)
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: head.key,
    version: head.version,
    created: head.createdAt.toISOString(),
    licenses: [{ name: 'other', path: 'LICENSE' }],
    resources: tables.map(({ path, bytes, sha256, columns }) => ({
      name: path
        .toLowerCase()
        .replace(/\.csv$/, '')
        .replace(/[^a-z0-9]+/g, '-'),
      type: 'table',
      path,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes,
      hash: `sha256:${sha256}`,
      schema: {
        fields: columns?.map(({ name, type }) => ({ name, type: type === 'string' ? 'string' : 'number' })),
        primaryKey: ['id'],
        missingValues: [''],
      },
    })),
  }
}

/** What was counted while the rows went by; `models` are rows by name, version, digest and thresholds of the scorer, as JSON. */
export type Counted = { redactions: Record<string, number>; guardedCells: number; models: Record<string, number> }

/** All that an archive is accountable for; the files with their digests at its end. */
export function writeManifest(
  head: ArchiveHead,
  files: readonly WrittenFile[],
  { redactions, guardedCells, models }: Counted,
) {
  const sums = checksums(files)
  return {
    format: 'belowline/manifest/v1',
    dataset: {
      name: head.key,
      version: head.version,
      created_at: head.createdAt.toISOString(),
      previous_version: head.previous?.version ?? null,
    },
    generator: { name: 'belowline' },
    snapshot: { id: head.snapshotId, event_id: head.eventId, filter: head.selection, row_count: head.rowCount },
    split: {
      algorithm: 'sha256-group-v1',
      salt: head.salt,
      ratios: head.shares,
      group_by: 'article',
      dropped_duplicates: head.duplicates,
    },
    models: Object.entries(sorted(models)).map(([model, rows]) => {
      const [name, version, digest, threshold] = JSON.parse(model) as [...(string | null)[], object | null]
      return { name, version, weights_digest: digest, threshold, rows }
    }),
    consensus: { threshold: 0.5, ties: 'positive', selection: head.selection },
    privacy: {
      pseudonyms: 'hmac-sha256-per-dataset',
      redacted: head.redacted,
      pii_rules_version: head.redacted ? REDACTION_VERSION : null,
      pii_counts: sorted(redactions),
    },
    csv_formula_guard: { files: ['spreadsheet/all.spreadsheet.csv'], cells: guardedCells },
    agreement: head.summary.agreement,
    files,
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
  const versions = history.map(({ version, date, difference: one }) => {
    const parts = [`${one.added} added`, `${one.removed} removed`, `${one.relabelled} relabelled`]
    return `## ${version} (${date})\n\n${[...parts, `${one.textChanged} with another text`, `${one.splitMoved} in another split`].join(', ')}.\n`
  })
  return `# Changes\n\n${versions.join('\n')}`
}

export function writeCitation({ name, version, createdAt, site }: ArchiveHead): string {
  const lines = ['cff-version: 1.2.0', 'message: "Please cite this dataset."', 'type: dataset']
  const about = [
    `title: ${JSON.stringify(name)}`,
    `version: ${version}`,
    `date-released: ${createdAt.toISOString().slice(0, 10)}`,
  ]
  return `${[...lines, ...about, `authors:\n  - name: ${JSON.stringify(site)}`].join('\n')}\n`
}

export const LICENCE = `The comments belong to their authors and are used under the terms of the site that they were written on.
This archive may be used as far as those terms, and those of whoever handed it on, allow.
`
