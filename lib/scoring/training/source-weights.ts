/**
 * How much a row of each source counts. Sources differ in style as well as in tone, and a tweet is mostly positive
 * here: without weights the style alone would be learned.
 */
const WEIGHTS: Readonly<Record<string, number>> = {
  jigsaw: 1,
  'jigsaw-clean': 0.7,
  civil: 2,
  'civil-spans': 0.5,
  'wiki-cat': 1,
  convabuse: 1,
  'hatemoji-build': 0.7,
  surge: 2,
  'openai-moderation': 2,
  davidson: 0.35,
  hatexplain: 0.5,
  paradetox: 0.6,
  synthetic: 0.5,
}

/** The weight of a source in the loss; sources not listed count fully. */
export function sourceWeight(source: string): number {
  return WEIGHTS[source] ?? 1
}
