import { ANNOTATION_COLUMNS, rowColumns, snapshotAttributes } from '#lib/datasets/archive/list-columns.ts'
import type { ArchiveHead, Column, WrittenFile } from '#lib/datasets/archive/schema.ts'
import { SPLITS, type Summary } from '#lib/datasets/snapshots/schema.ts'
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
    const file = files.find((one) => one.path === `data/${split}-00000-of-00001.parquet`)
    return file?.rows ? [{ split, path: `data/${split}-*.parquet`, rows: file.rows, bytes: file.bytes }] : []
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
  const counts = SPLITS.map((split) => {
    const positive = Object.entries(summary.splits[split].positive).map(([label, n]) => `${label} ${n}`)
    return `| ${split} | ${summary.splits[split].rows} | ${positive.join(', ') || 'none'} |`
  })
  const say = (value: number | null): string => (value === null ? 'undefined' : String(value))
  const agreement = Object.entries(summary.agreement).map(
    ([label, one]) => `| ${label} | ${one.items} | ${say(one.percent)} | ${say(one.alpha)} | ${say(one.ac1)} |`,
  )
  const guideline = head.guidelines.at(-1)
  const sections: [string, string][] = [
    [
      'Summary',
      `${head.description || 'Labelled reader comments.'} Version ${head.version}, ${head.rowCount} comments.`,
    ],
    ['Supported tasks', 'Multi-label classification of short texts.'],
    ['Languages', sayLanguages(summary)],
    [
      'Structure',
      `A row is a comment with the consensus of its annotators; \`annotations\` has a row for each answer. A label is the share of annotators who said yes; at half it counts as positive. What nobody answered is null.\n\n| split | rows | positive |\n|---|---|---|\n${counts.join('\n')}`,
    ],
    [
      'Annotations',
      `${summary.annotators} annotators. Labels given to many comments at once are marked with a \`batch_id\` and are no part of the consensus unless the selection says so. Scores of a machine stand in \`model_scores\` alone and are never labels; \`model_name\`, \`model_version\` and \`model_digest\` say which machine with which weights, and \`model_threshold\` from which score on the site's rules put a text before a person. That somebody skipped a comment, and why, stands in \`annotations\` alone (\`skipped\`, \`skip_reason\`).\n\n| label | comments with two answers | per cent | alpha | AC1 |\n|---|---|---|---|---|\n${agreement.join('\n')}\n\nGuideline ${guideline?.number ?? ''}:\n\n${guideline?.text ?? ''}`,
    ],
    [
      'Splits',
      `By article: all comments of an article are in one split. ${head.duplicates} comments were left out because another split has the same text.`,
    ],
    [
      'Personal data',
      `People are keyed pseudonyms of this dataset. ${head.redacted ? REDACTED : 'Texts are not redacted: they hold what personal data readers wrote.'} Public comments can be found by searching for their words: pseudonyms are not anonymity.`,
    ],
    [
      'Limits',
      'Comments of one site, chosen by what was labelled there. Toxic language is rare, and the annotators few.',
    ],
    ['Licence', 'The terms of the site: see LICENSE.'],
  ]
  return `# ${head.name.replace(/\s+/g, ' ')}\n\n${sections.map(([title, text]) => `## ${title}\n\n${text}\n`).join('\n')}`
}
