import type { Rule } from '#lib/policies/schema.ts'
import { ATTRIBUTES, type Attribute } from '#lib/scoring/schema.ts'

/** One threshold that differs; null where there is no rule. */
export type RuleChange = { attribute: Attribute; before: number | null; after: number | null }

/** What differs between two versions of a policy, in the order of the attributes. */
export function diffRules(before: readonly Rule[], after: readonly Rule[]): RuleChange[] {
  const thresholds = (rules: readonly Rule[]) => new Map(rules.map((rule) => [rule.attribute, rule.threshold]))
  const [old, now] = [thresholds(before), thresholds(after)]
  const changes = ATTRIBUTES.map((attribute) => ({
    attribute,
    before: old.get(attribute) ?? null,
    after: now.get(attribute) ?? null,
  }))
  return changes.filter((change) => change.before !== change.after)
}

/** Rules with changes made to them, whatever stood there before. */
export function applyChanges(rules: readonly Rule[], changes: readonly RuleChange[]): Rule[] {
  const changed = new Set(changes.map((change) => change.attribute))
  const kept = rules.filter((rule) => !changed.has(rule.attribute))
  const added = changes.flatMap(({ attribute, after }) => (after === null ? [] : [{ attribute, threshold: after }]))
  return [...kept, ...added]
}
