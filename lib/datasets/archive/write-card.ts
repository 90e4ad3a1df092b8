import { ANNOTATION_COLUMNS, rowColumns, snapshotAttributes } from '#lib/datasets/archive/list-columns.ts'
import { citationOf, LIMITS } from '#lib/datasets/archive/say-of-archive.ts'
import type { ArchiveHead, Column, WrittenFile } from '#lib/datasets/archive/schema.ts'
import { SPLITS, type Summary } from '#lib/datasets/snapshots/schema.ts'
import { plural } from '#lib/say-count.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

const REDACTED =
  'Addresses, telephone and account numbers and handles are replaced by what they are; names are not found.'

/** JSON's strings are YAML's too, so that `no`, `a: b` and line ends stay what they are. */
const quote = (text: string): string => JSON.stringify(text)

/** The card of Hugging Face: YAML that says what to load, and then words. */
export function writeCard(head: ArchiveHead, files: readonly WrittenFile[]): string {
  return `---\n${cardYaml(head, files)}---\n\n${cardText(head)}`
}

export function cardYaml(
  head: Pick<ArchiveHead, 'name' | 'rowCount' | 'summary'>,
  files: readonly WrittenFile[],
): string {
  const splits = SPLITS.flatMap((split) => {
    // Without a config its loader reads every file whose name has a split in it.
    const parquet = files.find((one) => one.path === `data/${split}-00000-of-00001.parquet`)
    const file = parquet ?? files.find((one) => one.path === `jsonl/${split}.jsonl`)
    const path = parquet ? `data/${split}-*.parquet` : `jsonl/${split}.jsonl`
    return file?.rows ? [{ split, path, rows: file.rows, bytes: file.bytes }] : []
  })
  const annotations = files.find((one) => one.path === 'annotations/annotations.parquet')
  const own = { name: 'default', columns: rowColumns(snapshotAttributes(head.summary)), splits }
  const long = {
    split: 'train',
    path: annotations?.path ?? '',
    rows: annotations?.rows ?? 0,
    bytes: annotations?.bytes ?? 0,
  }
  const configs = [
    ...(splits.length > 0 ? [own] : []),
    ...(annotations?.rows ? [{ name: 'annotations', columns: ANNOTATION_COLUMNS, splits: [long] }] : []),
  ]
  return [
    `pretty_name: ${quote(head.name)}`,
    ...languageYaml(head.summary),
    'license: other\nlicense_name: site-terms\nlicense_link: LICENSE',
    'task_categories: [text-classification]\ntask_ids: [multi-label-classification]',
    'annotations_creators: [expert-generated]\nlanguage_creators: [found]\nsource_datasets: [original]',
    `size_categories: [${sizeCategory(head.rowCount)}]`,
    'tags: [toxicity, content-moderation]',
    'extra_gated_prompt: "You agree not to try to identify the authors."',
    ...(configs.length > 0 ? [`configs:\n${configs.map(configYaml).join('\n')}`] : []),
    ...(configs.length > 0 ? [`dataset_info:\n${configs.map(infoYaml).join('\n')}`] : []),
    '',
  ].join('\n')
}

/** A language is one of a dataset's from a hundredth of the texts of which it could be told. */
const LEAST_SHARE = 0.01

function languageYaml({ languages = [] }: Pick<Summary, 'languages'>): string[] {
  const told = languages.reduce((sum, { rows }) => sum + rows, 0)
  const spoken = languages.filter(({ rows }) => rows >= LEAST_SHARE * told).map(({ language }) => quote(language))
  if (spoken.length === 0) return []
  return [
    `language: [${spoken.join(', ')}]`,
    `multilinguality: [${spoken.length > 1 ? 'multilingual' : 'monolingual'}]`,
  ]
}

type Config = {
  name: string
  columns: readonly Column[]
  splits: readonly { split: string; path: string; rows: number; bytes: number }[]
}

function configYaml({ name, splits }: Config): string {
  const first = name === 'default' ? '\n  default: true' : ''
  const files = splits.map(({ split, path }) => `  - {split: ${quote(split)}, path: ${quote(path)}}`)
  return `- config_name: ${quote(name)}${first}\n  data_files:\n${files.join('\n')}`
}

function infoYaml({ name, columns, splits }: Config): string {
  const counted = splits.map(
    ({ split, rows, bytes }) => `  - {name: ${quote(split)}, num_examples: ${rows}, num_bytes: ${bytes}}`,
  )
  return `- config_name: ${quote(name)}\n  features:\n${columns.map(featureYaml).join('\n')}\n  splits:\n${counted.join('\n')}`
}

const DTYPES = { string: 'string', float: 'float32', int: 'int32', bool: 'bool' } as const

export function featureYaml({ name, type }: Column): string {
  if (type === 'strings') return `  - {name: ${quote(name)}, sequence: string}`
  if (type === 'spans') {
    return `  - {name: ${quote(name)}, list: [{name: attribute, dtype: string}, {name: start, dtype: int32}, {name: end, dtype: int32}]}`
  }
  if (type !== 'scores') return `  - {name: ${quote(name)}, dtype: ${DTYPES[type]}}`
  const fields = ATTRIBUTES.map((attribute) => `{name: ${quote(attribute)}, dtype: float32}`)
  return `  - {name: ${quote(name)}, struct: [${fields.join(', ')}]}`
}

export function sizeCategory(rows: number): string {
  const steps = [1e3, 1e4, 1e5, 1e6, 1e7]
  const names = ['n<1K', '1K<n<10K', '10K<n<100K', '100K<n<1M', '1M<n<10M', '10M<n<100M']
  return names[steps.filter((step) => rows >= step).length] ?? 'n>100M'
}

function sayLanguages({ languages = [] }: Summary): string {
  if (languages.length === 0) return 'They were not told.'
  const counted = languages.map(({ language, rows }) => `${language} ${rows}`)
  return `Told by a program, by text, where that could be sure: ${counted.join(', ')}.`
}

function cardText(head: ArchiveHead): string {
  const { summary } = head
  const description = head.description || 'Labelled reader comments.'
  const sections: [string, string][] = [
    ['Summary', `${description}\n\nVersion ${head.version}, ${head.rowCount} ${plural(head.rowCount, 'comment')}.`],
    ['Supported tasks', 'Multi-label classification of short texts.'],
    ['Languages', sayLanguages(summary)],
    ['Structure', `A row is a comment with the consensus of its annotators; \`annotations\` has a row for each answer. A label is the share of annotators who said yes; at half it counts as positive. What nobody answered is null.\n\n${splitTable(summary)}`],
    ['Fields', FIELDS],
    ['Splits', `By article: all comments of an article are in one split. ${head.duplicates} ${plural(head.duplicates, 'comment was', 'comments were')} left out because another split has the same text.`],
    ['Creation', 'The comments are what readers wrote under the articles of one site. Which were labelled, its people chose.'],
    ['Annotations', `${summary.annotators} ${plural(summary.annotators, 'annotator')}. Labels given to many comments at once are marked with a \`batch_id\` and are no part of the consensus unless the selection says so.\n\n${agreementTable(summary)}\n\n${sayGuideline(head)}`],
    ['Personal data', `People are keyed pseudonyms of this dataset. ${head.redacted ? REDACTED : 'Texts are not redacted: they hold what personal data readers wrote.'} Public comments can be found by searching for their words: pseudonyms are not anonymity.`],
    ['Considerations', [LIMITS.uses, LIMITS.biases, LIMITS.limits, LIMITS.maintenance].join('\n\n')],
    ['Licence', 'The terms of the site: see LICENSE.'],
    ['Citation', citationOf(head)],
    ['Contact', `Whoever publishes ${head.siteName} answers for this dataset.`],
  ] // biome-ignore format: one thought
  return `# ${head.name.replace(/\s+/g, ' ')}\n\n${sections.map(([title, text]) => `## ${title}\n\n${text}\n`).join('\n')}`
}

const FIELDS = `| field | what it is |
|---|---|
| \`id\`, \`parent_id\` | the comment, and the one that it answers |
| \`text\`, \`lang\`, \`pii_redactions\` | its words, their language by ISO 639-1 where it could be told, and how often something was taken out |
| \`label_spans\` | words that annotators marked for a label, in UTF-16 code units of the text |
| \`labels\` and a column for each label | what counts as positive, and the share of annotators who said yes |
| \`…_positive\`, \`…_answered\` | how many said yes, and how many yes or no |
| \`label_source\`, \`adjudicated\`, \`agreement\` | where the labels come from, and how far the annotators agree on this comment, 0 to 1 |
| \`gold\` | whether annotators are measured by it; in no training split |
| \`decision\` | what moderators decided, no label |
| \`article_id_hash\`, \`author_hash\` | keyed pseudonyms |
| \`model_scores\` and the other \`model_…\` | what a machine said, never a label: its name, version and the digest of its weights, and from which score on the site's rules put a text before a person |
| \`dup_group\` | the same for texts that differ in case and blanks alone |
| \`skipped\`, \`skip_reason\` in \`annotations\` | that somebody did not label a comment, and why |
`

function splitTable({ splits }: Summary): string {
  const rows = SPLITS.map((split) => {
    const positive = Object.entries(splits[split].positive).map(([label, n]) => `${label} ${n}`)
    return `| ${split} | ${splits[split].rows} | ${positive.join(', ') || 'none'} |`
  })
  return `| split | rows | positive |\n|---|---|---|\n${rows.join('\n')}`
}

function agreementTable({ agreement }: Summary): string {
  const say = (value: number | null): string => (value === null ? 'undefined' : String(value))
  const rows = Object.entries(agreement).map(
    ([label, one]) => `| ${label} | ${one.items} | ${say(one.percent)} | ${say(one.alpha)} | ${say(one.ac1)} |`,
  )
  const head = '| label | comments with two answers | per cent | alpha | AC1 |\n|---|---|---|---|---|'
  return rows.length > 0 ? `${head}\n${rows.join('\n')}` : 'No label was answered.'
}

function sayGuideline({ guidelines }: ArchiveHead): string {
  const guideline = guidelines.at(-1)
  return guideline ? `Guideline ${guideline.number}:\n\n${guideline.text}` : 'There was no guideline.'
}
