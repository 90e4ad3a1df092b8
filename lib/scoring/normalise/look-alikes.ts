/**
 * Letters that look like Latin ones but are other characters, each row the Latin letter and what passes for it.
 * Only what compatibility decomposition and the removal of marks leave over; lower case, since folding lowers first.
 */
const ROWS: readonly string[] = [
  'a аαɑᴀѧ∂ꭺꓮª',
  'b ьвʙᏏᖯƅꓐƀɓ',
  'c сϲᴄсⅽꓚ¢ꞓƈ',
  'd ԁɗᴅⅾꓓđɖ',
  'e еєεҽᴇℯꓰɛə€ɇ',
  'f ғꜰƒẝꓝϝ',
  'g ɡԍɢɠꓖց',
  'h һнʜħհꓧɦᏂη',
  'i іιıɪɩꓲⅰӏɨ',
  'j јᴊϳꓙɉ',
  'k кκᴋⱪƙꓗҝ',
  'l ʟⅼłꓡℓɫ',
  'm мᴍⅿꓟɱ',
  'n пᴎɴոꓠñŋɲ',
  'o оοσᴏօꓳøσөө०໐๐',
  'p рρᴘꓑþƥ',
  'q ԛգʠզ',
  'r гᴦʀɼꓣɍя',
  's ѕꜱʂꓢș',
  't тτᴛꓔŧț†',
  'u υᴜսцυꓴµʉʋ',
  'v ѵνᴠⅴꓦ∨',
  'w ѡωԝᴡꓪшᏇ',
  'x хχⅹꓫ×ҳ',
  'y уγʏүꓬყƴ',
  'z ᴢʐꓜƶ',
  'th ð',
  'ss ß',
  'ae æ',
  'oe œ',
  "' ’‘‛ʼʹ′＇`´",
  '" “”„«»″',
  '- ‐‑‒–—―−',
  '! ǃ‼',
  '? ¿',
  '* ∗⁎∙•·●✱✲⋆★☆',
]

function readRow(row: string): [string, string][] {
  const [latin = '', others = ''] = row.split(' ')
  return [...others].map((other) => [other, latin])
}

/** The letters from A to Z in black circles and in black squares: where each row begins. */
const ALPHABETS: readonly number[] = [0x1f150, 0x1f170]

function readAlphabet(first: number): [string, string][] {
  return [...'abcdefghijklmnopqrstuvwxyz'].map((letter, i) => [String.fromCodePoint(first + i), letter])
}

/** From one lower-case character to the Latin letters that it passes for. */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ...ROWS.flatMap(readRow).reverse(),
  ...ALPHABETS.flatMap(readAlphabet),
])

const LETTER_OF_FLAG: ReadonlyMap<string, string> = new Map(readAlphabet(0x1f1e6))
const FLAG_RUNS = /[\u{1f1e6}-\u{1f1ff}]+/gu
const REAL_FLAGS = /^\p{RGI_Emoji_Flag_Sequence}+$/v

/**
 * What the characters that flags are made of spell where a row of them is not flags alone ("🇮🇩🇮🇴🇹"): the letter by where
 * it stands in the text. A row of real flags stays one, whatever it spells.
 */
export function lettersOfFlags(text: string): ReadonlyMap<number, string> {
  const runs = [...text.matchAll(FLAG_RUNS)].filter(([run]) => !REAL_FLAGS.test(run))
  return new Map(
    runs.flatMap(({ 0: run, index }) => [...run].map((one, i) => [index + 2 * i, LETTER_OF_FLAG.get(one) ?? one])),
  )
}
