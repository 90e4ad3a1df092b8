import type { Report } from '../read-report.ts'
import type { Measured } from './bootstrap.ts'
import type { Evaluation } from './evaluate.ts'
import { table } from './render-table.ts'

/** What this program measured, or what was read from a file. */
type Compared = Evaluation | Report

/** The measures that are looked at first, by name. */
function headlines({ meanOfSix, spans, attacks, sentences }: Compared): Record<string, Measured> {
  const { toxicity, identity_attack } = sentences
  return {
    'mean of six': meanOfSix,
    spans,
    'attacks, mean': attacks.mean,
    'attacks, worst': attacks.worst,
    'own sentences, toxicity': toxicity.auc,
    'own sentences, identity attack': identity_attack.auc,
    'harmless passed, toxicity': toxicity.harmlessPassed,
    'BPSN by toxicity, power mean': toxicity.bpsn.powerMean,
    'BPSN by toxicity, worst group': toxicity.bpsn.worst,
    'BNSP by toxicity, power mean': toxicity.bnsp.powerMean,
    'subgroup by toxicity, power mean': toxicity.subgroup.powerMean,
    'BPSN by identity attack, power mean': identity_attack.bpsn.powerMean,
  }
}

/** The areas of every source and attribute, by name. */
function areas({ domains }: Compared): Record<string, Measured> {
  const entries = Object.entries(domains).flatMap(([source, attributes]) =>
    Object.entries(attributes).map(([attribute, { auc }]) => [`${source}, ${attribute}`, auc] as const),
  )
  return Object.fromEntries(entries)
}

/** What changed between two evaluations: the measures that both have, with their intervals. */
export function compareEvaluations(before: Report, after: Evaluation): string {
  const [old, fresh] = [before, after].map((one) => ({ ...headlines(one), ...areas(one) }))
  const rows = Object.entries(fresh ?? {}).flatMap(([name, measured]) => {
    const was = old?.[name]
    if (was === undefined) return []
    const change = measured.value - was.value
    return [`${name} | ${show(was)} | ${show(measured)} | ${change < 0 ? '' : '+'}${change.toFixed(4)}`]
  })
  return table('measure | before | after | change', rows)
}

function show({ value, low, high }: Measured): string {
  return `${value.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`
}
