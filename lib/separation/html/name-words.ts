import { remembering } from '../remembering.ts'
import type { HtmlNode } from './flat-tree.ts'

/** What tools that make class names unique add to them: "Comment_root__x1Y2z", "CommentItem-sc-1a2b3c-0". */
const MADE_UNIQUE = /(?:__|--)(?=[a-z]*[A-Z\d])[\w+-]{5,8}$|-?\bsc-[a-z0-9]+-\d+$/

/** The words of a class, an id or a tag in small letters, without numbers: "wpd-comment_item2" and "WpdCommentItem" have the same. */
export function nameWords(name: string): string[] {
  const words = name.replace(MADE_UNIQUE, '').match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+/gu) ?? []
  return words.map((word) => word.toLowerCase())
}

const ONE = /^(?:comment|cmt|kommentar|commentaire|comentario|commento|reaktion|reactie)$/
const MANY = /^(?:comments|kommentare|commentaires|comentarios|commenti|reacties|commentlist|replies|answers)$/
/** What stands before "comment" in the names of forms, links and lists of the newest. */
const NOT_ONE =
  /^(?:recent|latest|last|newest|top|new|add|leave|post|write|submit|no|has|with|total|num|number|count|show|load|view|more|all|jump|go|goto|scroll|toggle|form|edit|delete|report|flag|reply|cancel|allow|enable|be|facebook|fb|your|my|make|create|insert|open|close|hide|article|js|icon|fa|btn|button)$/
const ITSELF =
  /^(?:item|entry|box|block|wrap|wrapper|container|holder|single|post|row|node|card|article|root|component|renderer|view|element|outer|unit|level|depth|parent|child|reply|li|div|id)$/
const ONE_OF_MANY = /^(?:comment|item|entry|element|post|row|node|card|li|single)$/
const TEXT = /^(?:text|content|contents|body|message|copy|description|txt|inhalt|texte|texto|testo|tekst)$/
/** What is called so holds who and when. */
const BESIDE = /^(?:head|header|meta|info|foot|footer|author|avatar|date|time|byline)$/
const PERSON =
  /^(?:author|autor|auteur|autore|user|username|poster|commenter|commentator|writer|nick|nickname|byline|displayname|benutzer|verfasser|usuario|utilisateur|screenname|owner|handle)$/
const NAME = /^(?:name|link|nick|title|label|display|full)$/

/** What has a name and writes nothing. */
const THING =
  /^(?:site|blog|file|field|form|input|category|section|tag|group|company|brand|page|app|product|title|topic|forum|channel|country|city|place|location|event|badge|role|rank|reply|replied|parent|quote|quoted)$/

/** Longer names are no names. */
const LONGEST = 80

/** Names that may be about comments: most of a page's are not, and cost no more than this look. */
const MAY_BE =
  /comm?ent|cmt|kommentar|coment|reakti|reacti|repl|answer|respon|r[ée]pons|respuesta|rispost|antwort|svar/i

/** So many names are remembered before all are forgotten: the comments of a page have the same classes. */
const MOST_REMEMBERED = 5000

/** Whether an element's name says that it is one comment: "lf_comment_container", "CommentItem", "comments__item". */
export const isItemName = remembering(MOST_REMEMBERED, (name: string): boolean => {
  if (name.length > LONGEST || !MAY_BE.test(name)) return false
  const words = nameWords(name)
  const one = words.findIndex((word) => ONE.test(word))
  const many = words.findIndex((word) => MANY.test(word))
  const [at, rest] = one >= 0 && (many < 0 || one < many) ? [one, ITSELF] : [many, ONE_OF_MANY]
  if (at < 0 || at > 2 || words.slice(0, at).some((word) => NOT_ONE.test(word) || TEXT.test(word))) return false
  const after = words.slice(at + 1)
  const isList = one >= 0 && after[0] === 'list'
  if (isList) return after.length === 2 && ONE_OF_MANY.test(after[1] ?? '')
  if (rest === ONE_OF_MANY) return after.length === 1 && ONE_OF_MANY.test(after[0] ?? '')
  return after.length <= 2 && after.every((word) => ITSELF.test(word) || ONE.test(word))
})

const REPLY = /^(?:reply|answer|response|antwort|réponse|reponse|respuesta|resposta|risposta|reactie|svar)$/

/** Whether a name is that of an answer, or of its button: "gsc-reply", "answer-item". */
export const isReplyName = remembering(MOST_REMEMBERED, (name: string): boolean => {
  if (name.length > LONGEST || !MAY_BE.test(name)) return false
  const words = nameWords(name)
  const at = words.findIndex((word) => REPLY.test(word))
  if (at < 0 || at > 2 || words.slice(0, at).some((word) => NOT_ONE.test(word) || TEXT.test(word))) return false
  return words.length <= at + 3 && words.slice(at + 1).every((word) => ITSELF.test(word))
})

const wordsOf = (name: string): string[] => (name.length > LONGEST ? [] : nameWords(name))

/** In some languages the comment stands last: "texto_comentario" is called as "comment_text" is. */
const withoutItem = (words: readonly string[]): readonly string[] =>
  words.length > 1 && ONE.test(words.at(-1) ?? '') ? words.slice(0, -1) : words

/** Whether a name is that of a text: "lf_body", "CommentText". */
export const isTextName = remembering(MOST_REMEMBERED, (name: string): boolean => {
  const words = withoutItem(wordsOf(name))
  return TEXT.test(words.at(-1) ?? '') && !words.some((word) => BESIDE.test(word))
})

/** Whether a name is that of who wrote: "lf_comment_user_nick", "CommentAuthorName". */
export const isPersonName = remembering(MOST_REMEMBERED, (name: string): boolean => {
  const [before = '', last = ''] = ['', ...withoutItem(wordsOf(name))].slice(-2)
  return PERSON.test(last) || (NAME.test(last) && PERSON.test(before))
})

/** Whether the last word of a name is "name", in some languages, and not that of a thing: inside a comment it is its author's. */
export const isNameName = remembering(MOST_REMEMBERED, (name: string): boolean => {
  const words = wordsOf(name)
  return (
    /^(?:name|nombre|nome|nom|naam|navn|namn|pseudo|pseudonym)$/.test(words.at(-1) ?? '') &&
    !words.some((word) => THING.test(word))
  )
})

/** Matches elements with a class that `is` takes. */
export const byName =
  (is: (name: string) => boolean) =>
  ({ classes }: HtmlNode): boolean =>
    classes.some(is)
