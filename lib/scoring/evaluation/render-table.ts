import type { Measured } from './bootstrap.ts'
import type { Evaluation } from './evaluate.ts'
import type { SentenceMeasures } from './measure-sentences.ts'

function range({ value, low, high }: Measured, places = 3): string {
  return `${value.toFixed(places)} [${low.toFixed(places)}, ${high.toFixed(places)}]`
}

function show(measured: Measured, places = 3): string {
  return `${range(measured, places)} n ${measured.n}`
}

function domainLines({ domains }: Evaluation): string[] {
  return Object.entries(domains).flatMap(([source, attributes]) =>
    Object.entries(attributes).map(
      ([attribute, { auc, averagePrecision, recallAt5, positives }]) =>
        `${source} | ${attribute} | ${show(auc)} | ${range(averagePrecision)} | ${range(recallAt5)} | ${positives}`,
    ),
  )
}

function pairs(values: Readonly<Record<string, Measured>>): string[] {
  return Object.entries(values).map(([name, value]) => `${name} | ${show(value)}`)
}

/** The rows of a Markdown table under a head. */
export function table(head: string, rows: readonly string[]): string {
  const line = head.replace(/[^|]+/g, ' --- ')
  return [`| ${head} |`, `|${line}|`, ...rows.map((row) => `| ${row} |`)].join('\n')
}

function thresholdTable({ thresholds }: Evaluation): string {
  const rows = Object.entries(thresholds).map(
    ([attribute, at]) => `${attribute} | ${at['1%']} | ${at['5%']} | ${at['10%']}`,
  )
  return table('attribute | threshold at 1 % false | at 5 % | at 10 %', rows)
}

function groupLines({ bpsn, bnsp, subgroup }: SentenceMeasures): string[] {
  const kinds = [subgroup, bpsn, bnsp]
  const line = (name: string, measured: readonly (Measured | undefined)[]): string =>
    [name, ...measured.map((one) => (one ? range(one) : 'none'))].join(' | ')
  return [
    ...Object.keys(bpsn.groups).map((group) =>
      line(
        group,
        kinds.map(({ groups }) => groups[group]),
      ),
    ),
    line(
      'power mean of all',
      kinds.map(({ powerMean }) => powerMean),
    ),
    line(
      'worst',
      kinds.map(({ worst }) => worst),
    ),
  ]
}

function sentenceTables(attribute: string, measures: SentenceMeasures): string[] {
  const { auc, harmlessPassed, classes } = measures
  return [
    table(`our own sentences, by ${attribute} | measure`, [
      `AUC of hateful against harmless | ${show(auc)}`,
      `harmless passed | ${show(harmlessPassed)}`,
    ]),
    table(`class of sentence, by ${attribute} | right side of the middle`, pairs(classes)),
    table(`group, by ${attribute} | subgroup AUC | BPSN AUC | BNSP AUC`, groupLines(measures)),
  ]
}

/** Every measure as Markdown tables. */
export function renderTables(evaluation: Evaluation): string {
  const { sentences, attacks, spans, calibrationError } = evaluation
  const { none, mean, worst } = attacks
  return [
    `Mean area under the ROC curve of the six attributes of Wikipedia comments: ${show(evaluation.meanOfSix, 4)}`,
    `Spans, F1 of characters: ${show(spans)}`,
    table(
      'source | attribute | AUC [95 %] | average precision [95 %] | recall at 5 % false [95 %] | positives',
      domainLines(evaluation),
    ),
    table('attribute | calibration error', pairs(calibrationError)),
    thresholdTable(evaluation),
    ...Object.entries(sentences).flatMap(([attribute, measures]) => sentenceTables(attribute, measures)),
    table('attack | AUC of toxicity', pairs({ none, ...attacks.attacks, 'mean of all': mean, 'worst of all': worst })),
  ].join('\n\n')
}
