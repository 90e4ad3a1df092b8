import { withoutSpeech } from './hash-words.ts'
import { countWords } from './word-classes.ts'

/** Per-line signs of a reader's voice or a reporter's, each about 0..1. The order is the order of the model's weights. */
export const SIGNS = [
  'bias',
  'under20',
  'under60',
  'under150',
  'under400',
  'under800',
  'over800',
  'firstPerson',
  'secondPerson',
  'contraction',
  'question',
  'exclamation',
  'ellipsis',
  'shouting',
  'lowerStart',
  'noEnd',
  'emoticon',
  'address',
  'praise',
  'thanks',
  'profanity',
  'slang',
  'agreement',
  'opinion',
  'quoted',
  'attribution',
  'reported',
  'digits',
  'capitals',
  'listItem',
  'doubleSpace',
  'greeting',
  'aboutArticle',
  'signedOff',
  'longSentences',
  'closing',
  'shortName',
  'plainQuestion',
  'opensWarmly',
  'opensWithI',
  'toTheWriter',
  'asksReaders',
  'smallI',
  'dropped',
  'stretched',
  'manySigns',
  'oneSentence',
  'story',
  'pointer',
  'tellsOthers',
  'link',
  'brackets',
  'measures',
  'label',
  'quotesFirst',
  'midSentenceNames',
] as const

export type Sign = (typeof SIGNS)[number]

const BLANK = /\s/

/** How many runs of characters stand between blanks. */
function countRuns(text: string): number {
  let words = 0
  let inside = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const blank = code === 32 || (code < 128 ? code > 8 && code < 14 : BLANK.test(text.charAt(i)))
    if (!blank && !inside) words += 1
    inside = !blank
  }
  return words
}

const share = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const flag = (value: boolean): number => (value ? 1 : 0)
const capped = (count: number, words: number): number => Math.min(1, (count * 12) / Math.max(12, words))

const PRAISE =
  /\b(?:great|nice|good|awesome|excellent|lovely|love|loved|wonderful|amazing|brilliant|fantastic|beautiful|interesting|well) (?:post|article|job|work|piece|read|one|blog|write|info|idea|stuff|tip|done|said|point|this|it|your|points?|list|story|photos?|video)\b|\b(?:congrats|congratulations|kudos|bravo|well done)\b/i
const THANKS = /\b(?:thanks|thank you|thx|tks|danke|merci|gracias|grazie|obrigad[oa])\b/i
const PROFANITY =
  /\b(?:f+u+c+k\w*|sh[i1]t\w*|bullsh\w*|crap\w*|damn\w*|hell|idiots?|idiotic|morons?|moronic|stupid|dumb\w*|ass(?:hole)?s?|bitch\w*|bastards?|wtf|pathetic|retard\w*|scum\w*|loser|suck[s]?|libtard\w*|trolls?|douche\w*|jerks?|clowns?|ignorant|disgusting|pos|bs)\b/i
const SLANG =
  /\b(?:lol|lmao|rofl|omg|imo|imho|btw|fwiw|afaik|yeah|yep|yup|nope|nah|hey|wow|ugh|haha\w*|hehe\w*|hmm+|huh|meh|duh|oh|ah|ok|okay|guys|dude|folks|gee|ya|sheesh|geez|xx+|xo+|ps|p\.s)\b/i
const AGREEMENT =
  /^(?:i (?:agree|disagree|think|guess|love|don['’]t|just|was|am|have|hope|like|can['’]t|would|wonder|know|totally|completely|really)|agreed?|exactly|so true|true|totally|absolutely|right|same here|me too|well|so|but|and|yes|no|not|actually|maybe|sorry|perhaps|ditto|seriously|really|this is|that['’]s|what a|who|why|how|if you|you|your|it['’]s|just)\b/i
const OPINION =
  /\b(?:i (?:think|believe|feel|guess|hope|wish|wonder|suspect|doubt|bet|agree|disagree)|in my (?:opinion|view|experience)|sounds like|seems like|my (?:wife|husband|kids?|son|daughter|mom|dad|family|friend|favou?rite)|personally|to be (?:fair|honest)|let['’]s|let us|should be|who cares)\b/i
const ADDRESS =
  /^(?:@\s?\w+|re:|(?:hi|hey|hello|dear)\b|\p{Lu}\p{L}{1,14}(?: \p{Lu}\p{L}{0,14})?\s?[,:–—-]+\s?(?:\p{Ll}|I\b|you))/u
const GREETING =
  /^(?:hi|hey|hello|dear|wow|thanks|thank you|great|nice|love|good|awesome|congrat\w*|yay|oh|haha|lol)\b/i
const ABOUT =
  /\b(?:(?:this|the|your|great|nice|good) (?:article|post|piece|blog|author|writer|column|story|site|list|comments?)|op|commenters?|for sharing|for posting|keep (?:it )?up)\b/i
const EMOTICON = /[:;=8]['’]?-?[)(DPpO/\\|](?:\s|$)|<3|\bxd\b|\p{Extended_Pictographic}/u
const CLOSING =
  /^(?:cheers|regards|best|best wishes|kind regards|thanks|thanks again|hugs|love|xo+|xx+|take care|peace|blessings|good luck|sincerely)[\s,.!]*$/i
const WARM =
  /^(?:so (?:true|sorry|happy|glad|cute|pretty|beautiful|sweet|sad|cool|excited|jealous|funny|good)|(?:i )?(?:really |just |absolutely |totally )?(?:love[ds]?|enjoyed?|adore)\b|(?:this|that|it|these|those|they|he|she) (?:is|are|was|were|looks?|sounds?) (?:so |such |absolutely |really |very |just |too )?(?:a |an )?(?:great|awesome|amazing|beautiful|lovely|gorgeous|delicious|cute|adorable|funny|hilarious|fantastic|wonderful|brilliant|interesting|stupid|ridiculous|perfect|sad|good|cool|fun|inspiring|excellent|incredible|yummy|fabulous|helpful|true|sweet)|(?:looks?|sounds?) (?:so |really |very )?\p{Ll}+[!.]|what (?:a|an|great|beautiful|lovely|gorgeous|fun)\b|how (?:cute|beautiful|sweet|lovely|cool|fun|sad|awesome|adorable|exciting|funny)|can['’]?t wait|good (?:luck|for you|point|one|job|stuff)|best (?:of luck|wishes)|happy (?:birthday|anniversary|new year|thanksgiving)|welcome|hope (?:you|all|it|that)|glad (?:you|to|it|i)|sorry (?:to|for|about|but)|sending|hugs|yum\w*|gorgeous|beautiful|stunning|awesome|amazing|brilliant|excellent|fantastic|hilarious|adorable|perfect|bravo|amen|well (?:said|done|put|written)|spot on|very (?:nice|interesting|cool|true|well|good|helpful)|congrat\w*|kudos)\b/iu
const OPENS_I = /^(?:i|i['’](?:m|ve|d|ll)|im|ive|my|we|we['’](?:re|ve|ll|d))\s/i
const TO_WRITER =
  /\byour (?:\p{Ll}+ )?(?:blog|post|posts|article|articles|site|pictures?|photos?|recipes?|stor(?:y|ies)|writing|family|baby|kids?|comments?|points?|links?|work|words|advice|tips?|list|series|book|column|style|hair|dress|house|honesty|experience|review|analysis|argument|thoughts|opinions?|daughter|son|husband|wife|readers)\b|\byou (?:are|look|guys|rock|always|should|made|make|nailed|inspire|have (?:a|such|no)|might|forgot|missed|mention\w*|said|wrote|say|write|need to|must)\b|\byou['’]re (?:so|such|right|wrong|welcome|missing|a|an|not)\b/iu
const ASKS =
  /\b(?:let (?:me|us) know|in the comments|(?:leave|post|drop|write) (?:me |us )?(?:a|your) comments?|comment(?:s)? below|what do you think|what (?:about|are|is|were|was|would) you(?:r|rs)?\b|how (?:about|do|was|is|are) you(?:r|rs)?\b|tell (?:me|us)|share (?:your|this|it|with|the)|(?:do|did|have|are|were|would|could|will|can) (?:any of )?you\b|(?:thanks|thank you) (?:so much )?for (?:reading|visiting|stopping|listening)|stay tuned|see you|until (?:next|then)|happy (?:weekend|friday|monday)|great weekend|enjoy[.!]|to enter|giveaway|your (?:turn|thoughts|favou?rites?)|subscribe|follow me|on twitter|on facebook|more (?:soon|to come|later)|that['’]s (?:it|all))\b/i
const SMALL_I = /(?:^|[\s"(])i(?:['’](?:m|ve|d|ll))?(?=[\s.,!?])/u
const DROPPED =
  /\b(?:dont|cant|wont|didnt|doesnt|isnt|wasnt|arent|couldnt|wouldnt|shouldnt|havent|im|ive|youre|theyre|thats|whats|lets|alot|u|ur|r|thru|tho|cuz|coz|bc|pls|plz|thx|tks|gonna|wanna|gotta|dunno|ppl|b4|w\/|definately|seperate|recieve|wierd|thier|loose the)\b|[.!?,]\p{L}{2,}\s/iu
const MANY_SIGNS = /[!?]{2,}|\.{4,}/
const STORY =
  /\b(?:i (?:made|tried|had|have|used|bought|got|saw|read|found|remember|live|lived|grew|went|work|worked|followed|subscribe|started|wish|never|always|just|also|too|am|was|would|will|can|could|can['’]?t|know|knew|miss|need|want)|i['’](?:ve|m|d|ll)|my (?:husband|wife|mom|mother|dad|father|sister|brother|son|daughter|kids?|friends?|boyfriend|girlfriend|family|dog|cat|favou?rite|first|own)|me too|same here|mine)\b/i
const POINTER =
  /\b(?:above|below|here['’]s|here (?:is|are)|following|in this (?:post|article|guide|section)|today(?:['’]s)?|this (?:week|morning|month|year)|last (?:week|night|month|year)|yesterday|recently|first,|next,|then,|finally|photo|pictured|click|(?:part|step|chapter|figure|table) \d)\b/i
const LINK = /https?:\/\/|www\.|\.(?:com|org|net|blogspot)\b/i
const MEASURES =
  /^(?:[-*•] )?(?:\d+|[½¼¾⅓⅔]|a|one|two|half)\s?(?:\/\d+|[½¼¾⅓⅔])?\s?(?:cups?|tsp|tbsp|tablespoons?|teaspoons?|oz|ounces?|lbs?|pounds?|grams?|g|kg|ml|cloves?|pinch|inch(?:es)?|large|small|medium|pkg|cans?)\b/iu
const LABEL = /^[\p{Lu}\d][^.!?]{2,60}:(?:\s|$)|^[^.!?]{3,70}:$/u
const QUOTES_FIRST = /^(?:["“>]|@\s?\p{L}|quote:)/iu
const MID_NAMES = /[a-zß-ÿ],? [A-ZÀ-Þ][a-zß-ÿ]+ [A-ZÀ-Þ][a-zß-ÿ]/g
const SENTENCES = /[.!?]+(?:\s|$)/g

/** A letter three times in a row, as in "sooo". */
function isStretched(text: string): boolean {
  for (let i = 2; i < text.length; i++) {
    const code = text.charCodeAt(i) | 32
    if (code < 97 || code > 122) continue
    if ((text.charCodeAt(i - 1) | 32) === code && (text.charCodeAt(i - 2) | 32) === code) return true
  }
  return false
}

function lengthBand(length: number): Sign {
  if (length < 20) return 'under20'
  if (length < 60) return 'under60'
  if (length < 150) return 'under150'
  if (length < 400) return 'under400'
  return length < 800 ? 'under800' : 'over800'
}

function voice(text: string, words: number): Partial<Record<Sign, number>> {
  const classes = countWords(text)
  return {
    firstPerson: capped(classes.firstPerson, words),
    secondPerson: capped(classes.secondPerson, words),
    contraction: capped(classes.contraction, words),
    praise: flag(PRAISE.test(text)),
    thanks: flag(THANKS.test(text)),
    profanity: flag(PROFANITY.test(text)),
    slang: flag(SLANG.test(text)),
    agreement: flag(AGREEMENT.test(text)),
    opinion: flag(OPINION.test(text)),
    attribution: capped(classes.attribution, words),
    reported: capped(classes.reported, words),
    address: flag(ADDRESS.test(text)),
    greeting: flag(GREETING.test(text)),
    aboutArticle: flag(ABOUT.test(text)),
    opensWarmly: flag(WARM.test(text)),
    opensWithI: flag(OPENS_I.test(text)),
    toTheWriter: flag(TO_WRITER.test(text)),
    asksReaders: flag(ASKS.test(text)),
    story: flag(STORY.test(text)),
    pointer: flag(POINTER.test(text)),
    tellsOthers: capped(classes.tellsOthers, words),
  }
}

function form(text: string, own: string, words: number): Partial<Record<Sign, number>> {
  const sentences = Math.max(1, share(text, SENTENCES))
  return {
    question: flag(own.includes('?')),
    exclamation: flag(own.includes('!')),
    ellipsis: flag(/\.{2,}|…/.test(own)),
    shouting: flag(/[A-ZÀ-Þ]{4}/.test(text)),
    lowerStart: flag(/^["'(]?\p{Ll}/u.test(text)),
    noEnd: flag(!/[.!?…:"”’')\]]$/u.test(text)),
    emoticon: flag(EMOTICON.test(own)),
    quoted: Math.min(1, (text.split('"', 3).length - 1) / 2),
    digits: capped(share(text, /\d+/g), words),
    capitals: capped(share(text, /[a-zß-ÿ,] [A-ZÀ-Þ][a-zß-ÿ]/g), words),
    listItem: flag(/^(?:[-*•·▪»]|\d{1,2}[.)])\s/u.test(text)),
    doubleSpace: flag(/[.!?] {2}\S/.test(text)),
    signedOff: flag(/^[-–—~] ?\p{L}{1,20}\.?$/u.test(text)),
    longSentences: Math.min(1, words / sentences / 30),
    closing: flag(CLOSING.test(text)),
    shortName: flag(/^\p{Lu}\p{L}{1,12}[.,]?$/u.test(text)),
    smallI: flag(SMALL_I.test(own)),
    dropped: flag(DROPPED.test(own)),
    stretched: flag(isStretched(own)),
    manySigns: flag(MANY_SIGNS.test(own) || own.split('!', 4).length > 3),
    oneSentence: flag(sentences === 1 && words > 4),
    link: flag(LINK.test(text)),
    brackets: flag(text.includes('(')),
    measures: flag(MEASURES.test(text)),
    label: flag(LABEL.test(text)),
    quotesFirst: flag(QUOTES_FIRST.test(text)),
    midSentenceNames: Math.min(1, share(text, MID_NAMES) / 2),
    plainQuestion: flag(/\b(?:you|your|anyone|anybody|is there|can i|do i|how do|does this)\b[^.!?]*\?/i.test(own)),
  }
}

/** Whether quotes are curly says what wrote the page, not who. */
const plainQuotes = (text: string): string => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')

const PLACES: ReadonlyMap<string, number> = new Map(SIGNS.map((sign, i) => [sign, i]))

/** The signs of one line, in the order of SIGNS. Looks at its first 1,500 code units only. */
export function textSigns(line: string): Float32Array {
  const text = plainQuotes(line.length > 1500 ? line.slice(0, 1500) : line)
  const own = withoutSpeech(text)
  const words = countRuns(text)
  const signs = new Float32Array(SIGNS.length)
  const put = (part: Partial<Record<Sign, number>>) => {
    for (const name in part) signs[PLACES.get(name) ?? 0] = part[name as Sign] ?? 0
  }
  put(voice(own, words))
  put(form(text, own, words))
  signs[PLACES.get('bias') ?? 0] = 1
  signs[PLACES.get(lengthBand(line.length)) ?? 0] = 1
  return signs
}
