import { type Counted, modelsOf } from '#lib/datasets/archive/count-archive.ts'
import { REDACTION_VERSION } from '#lib/datasets/archive/redact-personal-data.ts'
import { citationOf, LIMITS } from '#lib/datasets/archive/say-of-archive.ts'
import type { ArchiveHead, Column, WrittenFile } from '#lib/datasets/archive/schema.ts'
import { plural } from '#lib/say-count.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

const CROISSANT_TERMS = [
  ...['citeAs', 'column', 'extract', 'field', 'fileObject', 'fileProperty', 'fileSet', 'includes', 'jsonPath', 'key'],
  ...['recordSet', 'references', 'regex', 'repeated', 'source', 'subField', 'transform'],
]

const NAMES = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  dct: 'http://purl.org/dc/terms/',
  wd: 'https://www.wikidata.org/wiki/',
  conformsTo: 'dct:conformsTo',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  ...Object.fromEntries(CROISSANT_TERMS.map((term) => [term, `cr:${term}`])),
}

/** Croissant 1.0 with what its responsible-AI vocabulary can be told without a person. */
export function writeCroissant(head: ArchiveHead, files: readonly WrittenFile[], counted: Counted): object {
  const tables = files.filter(({ path, rows }) => path.endsWith('.parquet') && rows)
  const idOf = ({ path }: WrittenFile) => path.replace(/^.*\//, '').replace(/[-.].*$/, '')
  return {
    '@context': NAMES,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name: head.key,
    description: head.description || head.name,
    version: head.version,
    license: 'LICENSE',
    url: `urn:uuid:${head.datasetId}`,
    creator: { '@type': 'sc:Organization', name: head.siteName },
    datePublished: head.createdAt.toISOString().slice(0, 10),
    inLanguage: (head.summary.languages ?? []).map(({ language }) => language),
    keywords: ['toxicity', 'content moderation', 'reader comments'],
    citeAs: citationOf(head),
    ...responsible(head, counted),
    distribution: tables.map((file) => ({
      '@type': 'cr:FileObject',
      '@id': idOf(file),
      name: idOf(file),
      contentUrl: file.path,
      contentSize: `${file.bytes} B`,
      encodingFormat: 'application/x-parquet',
      sha256: file.sha256,
    })),
    recordSet: tables.map((file) => recordSet(idOf(file), file.columns ?? [])),
  }
}

/** The keys of Croissant's RAI 1.0 that a program can fill; who the annotators are it cannot. */
function responsible(head: ArchiveHead, counted: Counted): object {
  const alpha = Object.entries(head.summary.agreement).map(([label, one]) => `${label} ${one.alpha ?? 'undefined'}`)
  const each = Object.entries(counted.annotators).map(
    ([annotators, rows]) => `${annotators} on ${rows} ${plural(rows, 'comment')}`,
  )
  const redacted = head.redacted
    ? `texts redacted by rules ${REDACTION_VERSION}; names are not found`
    : 'texts are not redacted'
  const models = modelsOf(counted).map(({ name, version, weights_digest: digest }) => {
    return `${name}@${version ?? '?'}, weights ${digest ?? 'not told'}: scores in model_scores, never labels`
  })
  return {
    'rai:dataCollection': 'Public reader comments of one site, chosen by what was labelled there.',
    ...(counted.posted ? { 'rai:dataCollectionTimeframe': [counted.posted.first, counted.posted.last] } : {}),
    'rai:dataPreprocessingProtocol': [
      `People and articles are keyed pseudonyms; ${redacted}.`,
      `Split by article with a frozen salt; ${head.duplicates} ${plural(head.duplicates, 'comment')} left out whose text stands in another split.`,
    ],
    'rai:dataAnnotationProtocol': head.guidelines.at(-1)?.text ?? '',
    'rai:dataAnnotationPlatform': 'Belowline',
    'rai:dataAnnotationAnalysis': `Krippendorff's alpha: ${alpha.join(', ') || 'undefined'}`,
    'rai:annotationsPerItem': `Annotators: ${each.join(', ') || 'none'}`,
    'rai:machineAnnotationTools': models.length > 0 ? models : 'None.',
    'rai:personalSensitiveInformation': `Pseudonyms for people; ${redacted}.`,
    'rai:dataBiases': LIMITS.biases,
    'rai:dataLimitations': LIMITS.limits,
    'rai:dataUseCases': LIMITS.uses,
    'rai:dataReleaseMaintenancePlan': LIMITS.maintenance,
  }
}

const TYPES = { string: 'sc:Text', strings: 'sc:Text', float: 'sc:Float', int: 'sc:Integer', bool: 'sc:Boolean' }

const PARTS = {
  scores: ATTRIBUTES.map((name) => ({ name, dataType: 'sc:Float' })),
  spans: [
    { name: 'attribute', dataType: 'sc:Text' },
    ...['start', 'end'].map((name) => ({ name, dataType: 'sc:Integer' })),
  ],
}

function recordSet(id: string, columns: readonly Column[]): object {
  const name = `${id}_records`
  const field = columns.map(({ name: column, type }) => {
    const about = { '@type': 'cr:Field', '@id': `${name}/${column}`, name: column }
    const source = { fileObject: { '@id': id }, extract: { column } }
    const repeated = type === 'strings' || type === 'spans' ? { repeated: true } : {}
    if (type === 'scores' || type === 'spans') {
      const subField = PARTS[type].map(({ name: part, dataType }) => ({
        '@type': 'cr:Field',
        '@id': `${name}/${column}/${part}`,
        name: part,
        dataType,
        source: { ...source, transform: { jsonPath: part } },
      }))
      return { ...about, ...repeated, subField }
    }
    return { ...about, dataType: column === 'split' ? ['sc:Text', 'wd:Q3985153'] : TYPES[type], ...repeated, source }
  })
  const unique = id === 'annotations' ? {} : { key: { '@id': `${name}/id` } }
  return { '@type': 'cr:RecordSet', '@id': name, name, ...unique, field }
}
