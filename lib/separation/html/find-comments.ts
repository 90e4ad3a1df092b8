import { checkFound } from './check-found.ts'
import { findWidgets } from './find-widgets.ts'
import { joinFound } from './join-found.ts'
import type { Found, HtmlPage, Rule } from './rule.ts'
import { DATA_RULES, LOOSE_RULES, SYSTEM_RULES } from './rules/list.ts'

/** The comments that one rule found, and the other rules that found the same ones. */
export type Decided = { found: Found; confirmedBy: string[] }

/** The first nodes of the bodies, by which two rules are compared. */
const bodiesOf = ({ comments }: Found): Set<number> =>
  new Set(comments.flatMap(({ body }) => (body[0] === undefined ? [] : [body[0]])))

/** Share of the comments of `one` that `other` has too, in 0..1; null where `one` stands nowhere in the markup. */
function overlap(one: Found, other: Found): number | null {
  const bodies = bodiesOf(other)
  const own = [...bodiesOf(one)]
  return own.length === 0 ? null : own.filter((body) => bodies.has(body)).length / own.length
}

const SAME = 0.8

/** Data for machines often names only the first comments: markup that has those and more knows better. */
const isFuller = (winner: Found, other: Found): boolean =>
  other.comments.length > winner.comments.length && (overlap(winner, other) ?? 1) >= SAME

/** Some forums call every post a comment, also the first: who knows them knows better. */
const isOpened = (winner: Found, other: Found): boolean =>
  other.opening !== undefined &&
  other.comments.length === winner.comments.length - 1 &&
  overlap(other, winner) === 1 &&
  !bodiesOf(other).has(winner.comments[0]?.body[0] ?? -1)

/** Both found the very same texts: who knows the system knows better what in them are its buttons, unless times would be lost. */
const isSame = (winner: Found, other: Found): boolean =>
  other.comments.length === winner.comments.length &&
  overlap(winner, other) === 1 &&
  winner.comments.every(({ time }, i) => time === null || other.comments[i]?.time != null)

/** Tries the rules in order; the first whose comments pass the checks wins, and the general ones confirm it. */
export function findComments(page: HtmlPage): Decided | null {
  const widgets = findWidgets(page)
  const tried = new Map<Rule, Found | null>()
  const run = (rule: Rule): Found | null => {
    const known = tried.get(rule)
    if (known !== undefined) return known
    const found = rule(page)
    const checked = found === null ? null : checkFound(found, page, widgets)
    tried.set(rule, checked)
    return checked
  }
  const firstOf = (rules: readonly Rule[]): Found | null => {
    for (const rule of rules) {
      const found = run(rule)
      if (found !== null) return found
    }
    return null
  }
  /** Of the general rules the one that found most: one may see only the box to write in. */
  const mostOf = (rules: readonly Rule[]): Found | null => {
    const all = rules.map(run).filter((found) => found !== null)
    return all.toSorted((a, b) => b.comments.length - a.comments.length)[0] ?? null
  }
  const data = firstOf(DATA_RULES)
  const system = firstOf(SYSTEM_RULES)
  const isBetter = data !== null && system !== null && [isFuller, isOpened, isSame].some((is) => is(data, system))
  const known = data === null || isBetter ? system : data
  const found = (data && system && joinFound(data, system)) ?? known ?? mostOf(LOOSE_RULES)
  if (found === null) return null
  // A system that names itself needs no more than one general rule beside it; those that are not sure have all run.
  const general = found.weak === true ? LOOSE_RULES : LOOSE_RULES.slice(0, 1)
  const others = [data, system, ...[...DATA_RULES, ...general].map(run)]
  const confirming = others.filter((other) => other !== null && other !== found && (overlap(found, other) ?? 0) >= SAME)
  return { found, confirmedBy: [...new Set(confirming.map((other) => other?.rule ?? ''))] }
}
