import type { Attribute } from './schema.ts'

/** What the embedded scorer must not be used for. The model card and the desk tell the same. */
export const NOT_FOR: readonly string[] = [
  'To hide, delete or punish by itself. It puts comments in an order for people; nothing is hidden by its score by default.',
  'To judge a person rather than a comment, or to count how toxic a group of people is.',
  'sexual_explicit rests on about 230 positive examples: at most a hint.',
  'severe_toxicity and threat come from one domain, Wikipedia talk pages; elsewhere they are less sure than their numbers.',
  'Texts in languages other than English. Their scores say nothing. Most get a low confidence; of short ones one in eight does not.',
]

/** Where the embedded scorer is known to fail. */
export const KNOWN_FAILURES: readonly string[] = [
  'Identity terms: harmless talk of some groups scores higher than of others; the table by group says how much.',
  'Hatred without hateful words ("would anyone miss them?") is mostly missed.',
  'Quoting and counter-speech: repeating an insult to object to it can score as the insult.',
  'Negation that stands far from what it negates.',
  'Sarcasm and irony; reclaimed words, read as insults; swearing for joy, read as rudeness.',
  'Emoji alone are not scored; emoji that carry the insult are mostly missed.',
  'Capitals: what is written in them scores a little higher, whatever it says.',
  'Names and animals that are also rude words (Dick, cock), and harmless words that hold one ("assess").',
  'What stands in images, links or earlier comments is not seen.',
  'Disguises beyond the twelve measured here, and words that few people hide.',
]

/** What to know beside every number of an attribute, where there is something. */
export const ATTRIBUTE_LIMITS: Partial<Record<Attribute, string>> = {
  identity_attack: 'Harmless talk of some groups scores higher than of others; hatred without hateful words is missed.',
  severe_toxicity: 'Learned from Wikipedia talk pages alone: elsewhere less sure than its numbers.',
  sexual_explicit: 'Learned from about 230 positive examples: at most a hint.',
  threat: 'Learned from Wikipedia talk pages alone: elsewhere less sure than its numbers.',
}
