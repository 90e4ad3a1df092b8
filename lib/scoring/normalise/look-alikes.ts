/**
 * Letters that look like Latin ones but are other characters, each row the Latin letter and what passes for it.
 * Only what compatibility decomposition and the removal of marks leave over; lower case, since folding lowers first.
 */
const ROWS: readonly string[] = [
  'a аαɑᴀѧ∂ꭺ🅰ꓮª',
  'b ьвʙᏏᖯƅ🅱ꓐƀɓ',
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
  'o оοσᴏօ🅾ꓳøσөө०໐๐',
  'p рρᴘ🅿ꓑþƥ',
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

/** From one lower-case character to the Latin letters that it passes for. */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(ROWS.flatMap(readRow).reverse())
