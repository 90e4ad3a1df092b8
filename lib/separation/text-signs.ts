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
] as const

export type Sign = (typeof SIGNS)[number]

const share = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const flag = (value: boolean): number => (value ? 1 : 0)
const capped = (count: number, words: number): number => Math.min(1, (count * 12) / Math.max(12, words))

const FIRST = /\b(?:i|i['’](?:m|ve|d|ll)|me|my|mine|myself|im|ive|ich|mir|mich|je|moi|mon|yo|mi|io|eu|я|мне)\b/giu
const SECOND = /\b(?:you|your|yours|you['’](?:re|ve|d|ll)|ya|u|ur|du|dir|dein|vous|tu|votre|usted|voi|você|вы|ты)\b/giu
const CONTRACTION =
  /\b\p{L}+(?:n['’]t|['’](?:re|ve|ll|m|d))\b|\b(?:dont|cant|wont|didnt|doesnt|isnt|gonna|wanna|gotta|kinda|y['’]all)\b/giu
const PRAISE =
  /\b(?:great|nice|good|awesome|excellent|lovely|love|loved|wonderful|amazing|brilliant|fantastic|beautiful|interesting|well) (?:post|article|job|work|piece|read|one|blog|write|info|idea|stuff|tip|done|said|point|this|it|your|points?|list|story|photos?|video)\b|\b(?:congrats|congratulations|kudos|bravo|well done)\b/iu
const THANKS = /\b(?:thanks|thank you|thx|tks|danke|merci|gracias|grazie|obrigad[oa]|спасибо)\b/iu
const PROFANITY =
  /\b(?:f+u+c+k\w*|sh[i1]t\w*|bullsh\w*|crap\w*|damn\w*|hell|idiots?|idiotic|morons?|moronic|stupid|dumb\w*|ass(?:hole)?s?|bitch\w*|bastards?|wtf|pathetic|retard\w*|scum\w*|loser|suck[s]?|libtard\w*|trolls?|douche\w*|jerks?|clowns?|ignorant|disgusting|pos|bs)\b/iu
const SLANG =
  /\b(?:lol|lmao|rofl|omg|imo|imho|btw|fwiw|afaik|yeah|yep|yup|nope|nah|hey|wow|ugh|haha\w*|hehe\w*|hmm+|huh|meh|duh|oh|ah|ok|okay|guys|dude|folks|gee|ya|sheesh|geez|xx+|xo+|ps|p\.s)\b/iu
const AGREEMENT =
  /^(?:i (?:agree|disagree|think|guess|love|don['’]t|just|was|am|have|hope|like|can['’]t|would|wonder|know|totally|completely|really)|agreed?|exactly|so true|true|totally|absolutely|right|same here|me too|well|so|but|and|yes|no|not|actually|maybe|sorry|perhaps|ditto|seriously|really|this is|that['’]s|what a|who|why|how|if you|you|your|it['’]s|just)\b/iu
const OPINION =
  /\b(?:i (?:think|believe|feel|guess|hope|wish|wonder|suspect|doubt|bet|agree|disagree)|in my (?:opinion|view|experience)|sounds like|seems like|my (?:wife|husband|kids?|son|daughter|mom|dad|family|friend|favou?rite)|personally|to be (?:fair|honest)|let['’]s|let us|should be|who cares)\b/iu
const ATTRIBUTION =
  /["”’],?\s+(?:\p{Lu}\p{L}+ ){0,3}(?:said|says|told|added|wrote|explained|noted|argued|asked)\b|\b(?:said|says|told|added|according to|announced|reported|stated|confirmed|spokes(?:man|woman|person))\b/giu
const REPORTED =
  /\b(?:percent|per cent|million|billion|company|president|minister|secretary|officials?|government|announced|released|launch(?:ed)?|university|researchers?|department|statement|according|report|percent|agency|customers|products?)\b/giu
const ADDRESS =
  /^(?:@\s?\w+|re:|(?:hi|hey|hello|dear)\b|\p{Lu}\p{L}{1,14}(?: \p{Lu}\p{L}{0,14})?\s?[,:–—-]+\s?(?:\p{Ll}|I\b|you))/u
const GREETING =
  /^(?:hi|hey|hello|dear|wow|thanks|thank you|great|nice|love|good|awesome|congrat\w*|yay|oh|haha|lol)\b/iu
const ABOUT =
  /\b(?:(?:this|the|your|great|nice|good) (?:article|post|piece|blog|author|writer|column|story|site|list|comments?)|op|commenters?|for sharing|for posting|keep (?:it )?up)\b/iu
const EMOTICON = /[:;=8]['’]?-?[)(DPpO/\\|](?:\s|$)|<3|\bxd\b|\p{Extended_Pictographic}/u
const CLOSING =
  /^(?:cheers|regards|best|best wishes|kind regards|thanks|thanks again|hugs|love|xo+|xx+|take care|peace|blessings|good luck|sincerely)[\s,.!]*$/i
const SENTENCES = /[.!?]+(?:\s|$)/g

function lengthBand(length: number): Sign {
  if (length < 20) return 'under20'
  if (length < 60) return 'under60'
  if (length < 150) return 'under150'
  if (length < 400) return 'under400'
  return length < 800 ? 'under800' : 'over800'
}

function voice(text: string, words: number): Partial<Record<Sign, number>> {
  return {
    firstPerson: capped(share(text, FIRST), words),
    secondPerson: capped(share(text, SECOND), words),
    contraction: capped(share(text, CONTRACTION), words),
    praise: flag(PRAISE.test(text)),
    thanks: flag(THANKS.test(text)),
    profanity: flag(PROFANITY.test(text)),
    slang: flag(SLANG.test(text)),
    agreement: flag(AGREEMENT.test(text)),
    opinion: flag(OPINION.test(text)),
    attribution: capped(share(text, ATTRIBUTION), words),
    reported: capped(share(text, REPORTED), words),
    address: flag(ADDRESS.test(text)),
    greeting: flag(GREETING.test(text)),
    aboutArticle: flag(ABOUT.test(text)),
  }
}

function form(text: string, words: number): Partial<Record<Sign, number>> {
  const sentences = Math.max(1, share(text, SENTENCES))
  return {
    question: flag(text.includes('?')),
    exclamation: flag(text.includes('!')),
    ellipsis: flag(/\.{2,}|…/.test(text)),
    shouting: flag(/\b\p{Lu}{4,}\b/u.test(text)),
    lowerStart: flag(/^["'(]?\p{Ll}/u.test(text)),
    noEnd: flag(!/[.!?…:"”’')\]]$/u.test(text)),
    emoticon: flag(EMOTICON.test(text)),
    quoted: Math.min(1, share(text, /["“”]/g) / 2),
    digits: capped(share(text, /\d+/g), words),
    capitals: capped(share(text, /(?<=[\p{Ll},] )\p{Lu}\p{Ll}/gu), words),
    listItem: flag(/^(?:[-*•·▪»]|\d{1,2}[.)])\s/u.test(text)),
    doubleSpace: flag(/[.!?] {2}\S/.test(text)),
    signedOff: flag(/^[-–—~] ?\p{L}{1,20}\.?$/u.test(text)),
    longSentences: Math.min(1, words / sentences / 30),
    closing: flag(CLOSING.test(text)),
    shortName: flag(/^\p{Lu}\p{L}{1,12}[.,]?$/u.test(text)),
    plainQuestion: flag(/\b(?:you|your|anyone|anybody|is there|can i|do i|how do|does this)\b[^.!?]*\?/i.test(text)),
  }
}

/** Whether quotes are curly says what wrote the page, not who. */
const plainQuotes = (text: string): string => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')

/** The signs of one line, in the order of SIGNS. Looks at its first 1,500 code units only. */
export function textSigns(line: string): Float32Array {
  const text = plainQuotes(line.length > 1500 ? line.slice(0, 1500) : line)
  const words = share(text, /\S+/g)
  const values = { ...voice(text, words), ...form(text, words), bias: 1, [lengthBand(line.length)]: 1 }
  return Float32Array.from(SIGNS, (sign) => values[sign as keyof typeof values] ?? 0)
}
