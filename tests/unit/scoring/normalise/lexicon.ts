import { type Lexicon, lexiconFrom } from '#lib/scoring/normalise/lexicon.ts'

const HIDDEN = ['fuck', 'shit', 'asshole', 'bitch', 'idiot', 'stupid', 'moron', 'fucking', 'bastard', 'pussy', 'sht']
const KNOWN = 'you are an a i is was the not good john dont cool off so my day 4th in of hello world this text'.split(
  ' ',
)

/** A few words are enough to test how disguises come off. */
export const LEXICON: Lexicon = lexiconFrom([...KNOWN, ...HIDDEN], HIDDEN)
