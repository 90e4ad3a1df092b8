/**
 * The elements that comments can be written with, and those of word processors and social networks in pasted ones; without those
 * that take what stands in them, or behind them, out of sight.
 */
const ELEMENTS = 'a|abbr|acronym|address|applet|area|article|aside|audio|b|base|basefont|bdi|bdo|big|blink|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|data|dd|del|details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|h[1-6]|header|hgroup|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|marquee|menu|meta|meter|nav|nobr|noscript|object|ol|output|p|param|picture|pre|progress|q|rp|rt|ruby|s|samp|script|search|section|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|track|tt|u|ul|var|video|wbr|(?:fb|g|m|o|st1|v|w|x):[a-z]+' // biome-ignore format: one thought

/** Attributes that may stand without a value. Any other word in a tag is a word of a sentence: "<b and c>". */
const BARE = 'allowfullscreen|async|autoplay|checked|controls|defer|disabled|download|hidden|ismap|loop|multiple|muted|nofollow|noshade|nowrap|open|readonly|required|reversed|selected' // biome-ignore format: one thought

const ATTRIBUTE = `\\s+(?:[a-z_][\\w:.-]*\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'<>=]+)|(?:${BARE})(?=[\\s/>]))`

/** What follows the "<" of a tag as HTML has it, with nothing in it that HTML does not know. */
const TAG = `/?(?:${ELEMENTS})(?:${ATTRIBUTE})*\\s*/?>`

const MARKUP = new RegExp(`<${TAG}|&(?:amp|lt|gt|quot|apos|nbsp|#\\d{2,5}|#x[\\da-f]{2,4});`, 'i')

/** Beyond this many UTF-16 code units no markup holds a comment that may be taken; it is not read as such. */
export const LONGEST_MARKUP = 1_000_000

/** Whether a text holds elements or entities of HTML. */
export const hasMarkup = (text: string): boolean => text.length <= LONGEST_MARKUP && MARKUP.test(text)

const NO_TAG = new RegExp(`<(?!!--|${TAG})`, 'gi')

/** What begins so is out of sight up to its end; without an end, all that follows would be. */
const HIDDEN = [
  { begins: /<!--/g, ends: '-->' },
  ...['script', 'style', 'iframe', 'noscript'].map((name) => ({
    begins: new RegExp(`<${name}(?=[\\s/>])`, 'gi'),
    ends: `</${name}`,
  })),
]

/**
 * HTML in which every "<" that begins no tag of HTML stands for itself: a reader of HTML would drop "<me@example.org>" and
 * "<b and c>" with all that is in them, and all that follows a "<style>" without an end.
 */
export function keepSigns(html: string): string {
  let kept = html.replace(NO_TAG, '&lt;')
  for (const { begins, ends } of HIDDEN) {
    const last = kept.toLowerCase().lastIndexOf(ends)
    kept = kept.replace(begins, (sign, at: number) => (at < last ? sign : `&lt;${sign.slice(1)}`))
  }
  return kept
}
