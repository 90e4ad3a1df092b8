import type { Attribute, Scores } from './schema.ts'

/** A comment as a desk shows it: its text, what became of scoring it, and which attributes are over their threshold. */
export type ShownComment = {
  text: string
  scoring: 'waiting' | 'scored' | 'skipped' | 'failed'
  scores: Scores | null
  confidence: number | null
  over: readonly Attribute[]
}

/** From here on the scorer knows a kind of text; below, what is strange about the text is worth a word. */
const KNOWN_FROM = 0.5
/** Below this a score says "harmless", and signs that the scorer does not read are worth a word. */
const LOW = 0.3

const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u

/** Groups of people by the words that name them without any insult. */
const GROUPS =
  /\b(gays?|lesbians?|homosexuals?|bisexuals?|queers?|trans(gender|sexual)?s?|muslims?|islam(ic)?|jew(s|ish)?|judaism|christians?|catholics?|hindus?|sikhs?|buddhists?|atheists?|blacks?|whites?|latin[oax]s?|hispanics?|asians?|arabs?|africans?|mexicans?|roma|immigrants?|migrants?|refugees?|foreigners?|wom[ae]n|females?|feminists?|disabled|autistic|blind|deaf|elderly)\b/i

/** Words between marks of quotation, a line quoted as in mail, or somebody named as the one who said it. */
const QUOTES =
  /["“”«»„][^"“”«»„]{2,}["“”«»„]|^[ \t]*>|\b(said|says|called|calls|calling|wrote|quote[sd]?|the (word|term|phrase))\b/imu

const NEGATES = /\b(not|never|nobody|no one|nothing|without|cannot)\b|n['’]t\b/i

const latinShare = (text: string): number => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters === 0 ? 1 : (text.match(/\p{Script=Latin}/gu)?.length ?? 0) / letters
}

/**
 * What the scorer is known to get wrong that this comment's own signs make likely, in short sentences; mostly none.
 * The signs are words and letters: they say where to look twice, and never what is true.
 */
export function limitsOfText(comment: ShownComment): string[] {
  const { text, scoring, scores, confidence } = comment
  if (scoring === 'skipped')
    return EMOJI.test(text) ? ['Emoji alone are not scored; an insult in them is not seen.'] : []
  if (scoring !== 'scored' || !scores) return []
  if (confidence !== null && confidence < KNOWN_FROM) {
    const foreign = latinShare(text) < 0.5
    return [
      foreign
        ? 'Not in English, it seems: its scores say nothing.'
        : 'Few words the scorer knows: another language, names or slang. Its scores say little.',
    ]
  }
  return comment.over.length > 0 ? limitsOfHigh(comment) : limitsOfLow(text, scores)
}

function limitsOfHigh({ text }: ShownComment): string[] {
  const said: string[] = []
  if (GROUPS.test(text)) said.push('Harmless talk of a group can score like an attack on it.')
  if (QUOTES.test(text)) said.push('Quoting an insult, or objecting to one, can score as the insult.')
  if (NEGATES.test(text)) said.push('The scorer can miss what a “not” denies.')
  return said
}

function limitsOfLow(text: string, { toxicity }: Scores): string[] {
  if (toxicity >= LOW) return []
  const said: string[] = []
  if (EMOJI.test(text)) said.push('An insult in emoji is mostly missed.')
  if (GROUPS.test(text)) said.push('Hatred of a group without hateful words is mostly missed.')
  return said
}
