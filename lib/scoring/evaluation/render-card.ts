import { KNOWN_FAILURES, NOT_FOR } from '../known-limits.ts'
import type { Manifest } from '../manifest.ts'
import type { Evaluation } from './evaluate.ts'
import { renderTables } from './render-table.ts'

const SOURCES: readonly string[] = [
  'Jigsaw Toxic Comment Classification | Wikipedia talk pages | annotations CC0, text CC BY-SA 3.0',
  'Civil Comments, with and without spans | comments under news | CC0',
  'CAT_LARGE | Wikipedia talk pages as they come | Apache-2.0, text CC BY-SA 3.0',
  'ConvAbuse | what people say to chat bots | CC BY 4.0',
  'HatemojiBuild | short texts with emoji, written to mislead | CC BY 4.0',
  'Surge AI toxicity | social media | MIT',
  'OpenAI moderation evaluation set | mixed | MIT',
  'Davidson et al. 2017 | tweets | MIT',
  'HateXplain | posts on Twitter and Gab | MIT',
  'ParaDetox | sentences and their neutral paraphrases | CC0',
  'SemEval-2021 Toxic Spans | comments under news, toxic parts marked | CC0',
  'sentences of our own making | templates: neutral mention, refusal, quotation, attack | part of the project',
]

const asList = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n')

const LIMITS = `## What it must not be used for

${asList(NOT_FOR)}

## Known failures

${asList(KNOWN_FAILURES)}`

/** The model card: what the scorer was made from, how it measures, where it fails. Markdown. */
export function renderCard(manifest: Manifest, evaluation: Evaluation): string {
  const data = Object.entries(manifest.data).map(([file, digest]) => `- ${file}: ${digest}`)
  return `# ${manifest.scorer}

A scorer for comments in English: seven attributes, each a probability as if comments came at their natural rates. It ships
with the project, needs no network, and runs on plain typed arrays. Written by \`scorer card\`; change the program, not this page.

- Weights: ${manifest.weights.bytes} bytes, sha256 ${manifest.weights.sha256}
- Trained at commit ${manifest.commit ?? 'unknown'} with seed ${manifest.seed} on a share of ${manifest.share} of the rows
- Data, by sha256:
${data.join('\n')}

It is the weighted mean of two parts. The wide one weighs words, their pairs, their parts of three to five letters and their consonants,
and how much of the text stands in capitals.
The deep one looks at one to three words together. Both read a text after its disguises are taken off. Toxic rows that name a
group of people counted less in training, so that such rows are toxic no more often than all rows. Rows of
\`toxicity-dev\` are measured below and were not trained on; the calibration and the thresholds are fitted on them, so
the calibration error shown is what is left after the fit.

## Made from

| source | what | licence |
| --- | --- | --- |
${SOURCES.map((source) => `| ${source} |`).join('\n')}

${LIMITS}

## Measures

Brackets hold 19 of 20 draws with replacement; for the shares of our own sentences they are Wilson's interval (1927). A row of the
table needs ten positive texts. Six attributes of Wikipedia comments are over-represented in the data, so precision here is higher
than in the wild. Subgroup, BPSN and BNSP are those of Borkan et al. (2019): talk of a group within itself, harmless talk of it against
toxic Wikipedia comments, hateful talk of it against harmless ones.

${renderTables(evaluation)}
`
}
