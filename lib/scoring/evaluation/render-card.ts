import { KNOWN_FAILURES, NOT_FOR } from '../known-limits.ts'
import type { Manifest } from '../manifest.ts'
import { SOURCES } from '../sources.ts'
import type { Evaluation } from './evaluate.ts'
import { renderTables } from './render-table.ts'

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
${SOURCES.map(({ name, what, licence }) => `| ${name} | ${what} | ${licence} |`).join('\n')}

${LIMITS}

## Measures

Brackets hold 19 of 20 draws with replacement; for the shares of our own sentences they are Wilson's interval (1927). A row of the
table needs ten positive texts; where no source has them, all sources together may. Six attributes of Wikipedia comments are over-represented in the data, so precision here is higher
than in the wild. Subgroup, BPSN and BNSP are those of Borkan et al. (2019): talk of a group within itself, harmless talk of it against
toxic Wikipedia comments, hateful talk of it against harmless ones.
The worst of many groups is lower in most draws than in all rows, so that its range can lie below it.

${renderTables(evaluation)}
`
}
