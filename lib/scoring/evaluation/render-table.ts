import type { Measured } from './bootstrap.ts'
import type { Evaluation } from './evaluate.ts'

function show({ value, low, high, n }: Measured): string {
  return `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}] n ${n}`
}

function domainLines({ domains }: Evaluation): string[] {
  return Object.entries(domains).flatMap(([source, attributes]) =>
    Object.entries(attributes).map(
      ([attribute, { auc, averagePrecision, recallAt5, positives }]) =>
        `${source} | ${attribute} | ${show(auc)} | ${averagePrecision.value.toFixed(3)} | ${recallAt5.value.toFixed(3)} | ${positives}`,
    ),
  )
}

function pairs(values: Readonly<Record<string, number>>): string[] {
  return Object.entries(values).map(([name, value]) => `${name} | ${value.toFixed(3)}`)
}

/** The rows of a Markdown table under a head. */
function table(head: string, rows: readonly string[]): string {
  const line = head.replace(/[^|]+/g, ' --- ')
  return [`| ${head} |`, `|${line}|`, ...rows.map((row) => `| ${row} |`)].join('\n')
}

/** Every measure as Markdown tables. */
export function renderTables(evaluation: Evaluation): string {
  const { sentences, attacks, spans, calibrationError, thresholds } = evaluation
  const bias = Object.entries(sentences).map(
    ([attribute, { auc, harmlessPassed, powerMean, worstGroup }]) =>
      `${attribute} | ${show(auc)} | ${harmlessPassed.toFixed(2)} | ${powerMean.toFixed(3)} | ${worstGroup.toFixed(3)}`,
  )
  const limits = Object.entries(thresholds).map(
    ([attribute, at]) => `${attribute} | ${at['1%']} | ${at['5%']} | ${at['10%']}`,
  )
  return [
    `Mean area under the ROC curve of the six attributes of Wikipedia comments: ${evaluation.meanOfSix.toFixed(4)}`,
    `Spans, F1 of characters: ${show(spans)}`,
    table(
      'source | attribute | AUC [95 %] | average precision | recall at 5 % false | positives',
      domainLines(evaluation),
    ),
    table('attribute | calibration error', pairs(calibrationError)),
    table('attribute | threshold at 1 % false | at 5 % | at 10 %', limits),
    table('judged by | AUC on our own sentences | harmless passed | BPSN power mean | worst group', bias),
    table('class of sentence, by identity_attack | right side of the middle', pairs(sentences.identity_attack.classes)),
    table('group, by toxicity | BPSN AUC', pairs(sentences.toxicity.groups)),
    table('attack | AUC of toxicity', pairs(attacks)),
  ].join('\n\n')
}

/** What changed between two evaluations, the measures that both have. */
export function compareEvaluations(before: Evaluation, after: Evaluation): string {
  const worst = ({ attacks }: Evaluation): number => Math.min(...Object.values(attacks))
  const lines: [string, number, number][] = [
    ['mean of six', before.meanOfSix, after.meanOfSix],
    ['spans', before.spans.value, after.spans.value],
    ['worst attack', worst(before), worst(after)],
    ['own sentences, toxicity', before.sentences.toxicity.auc.value, after.sentences.toxicity.auc.value],
    ['worst group', before.sentences.toxicity.worstGroup, after.sentences.toxicity.worstGroup],
  ]
  return table(
    'measure | before | after',
    lines.map(([name, a, b]) => `${name} | ${a.toFixed(4)} | ${b.toFixed(4)}`),
  )
}
