import { MAPPED, type Mapped, type Mapping } from '#lib/imports/schema.ts'
import { sha256 } from '#lib/text.ts'

/**
 * What columns are called, best name first: those of Jigsaw's two data sets ("comment_text"), of Civil Comments
 * ("publication_id", "created_date"), of the exports that newsrooms make by hand, and of database dumps.
 */
const NAMES: Record<Mapped, readonly string[]> = {
  id: ['id', 'commentid', 'comment.id', 'externalid', 'uid', 'uuid', 'postid', 'revid', 'cid'],
  text: ['commenttext', 'comment.text', 'comment.body', 'text', 'comment', 'body', 'content', 'message', 'commentcontent', 'commentbody', 'rawtext', 'cleanedtext', 'kommentar', 'texte', 'texto', 'what'], // biome-ignore format: one thought
  article: ['articleid', 'article.id', 'storyid', 'pageid', 'threadid', 'assetid', 'topicid', 'commentpostid', 'postid', 'contentid', 'article'], // biome-ignore format: one thought
  articleTitle: ['articletitle', 'article.title', 'storytitle', 'pagetitle', 'headline', 'title', 'threadtitle'],
  articleUrl: ['articleurl', 'article.url', 'storyurl', 'pageurl', 'url', 'link'],
  parent: ['parentid', 'parent', 'parentcommentid', 'commentparent', 'replyto', 'replytoid', 'inreplyto', 'parent.id'],
  authorId: ['authorid', 'author.id', 'userid', 'user.id', 'commenterid', 'rater', 'memberid'],
  author: ['author', 'authorname', 'author.name', 'username', 'user.name', 'user.username', 'user', 'commentauthor', 'displayname', 'name', 'nickname', 'commenter', 'who'], // biome-ignore format: one thought
  time: ['createddate', 'createdat', 'created', 'postedat', 'time', 'timestamp', 'date', 'datetime', 'commentdategmt', 'commentdate', 'publishedat', 'datecreated', 'posted', 'submitted', 'when'], // biome-ignore format: one thought
  permalink: ['permalink', 'commenturl', 'comment.url', 'commentlink', 'commentpermalink'],
  votes: ['votes', 'votecount', 'likes', 'likecount', 'upvotes', 'points', 'karma'],
  status: ['status', 'state', 'rating', 'approved', 'commentapproved', 'moderationstatus'],
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '')

/** What the columns of a table most likely mean, by their names; null where none of them can be the text. */
export function suggestMapping(columns: readonly string[]): Mapping | null {
  const byName = new Map(columns.map((name) => [plain(name), name]))
  const taken = new Set<string>()
  const found: Mapping['columns'] = {}
  for (const meaning of MAPPED) {
    const name = NAMES[meaning].find((one) => byName.has(one) && !taken.has(one))
    const column = name === undefined ? undefined : byName.get(name)
    if (name === undefined || column === undefined) continue
    taken.add(name)
    found[meaning] = column
  }
  return found.text === undefined ? null : { columns: found, html: false }
}

/** Tells tables apart by what columns they have, whatever their order. */
export function signColumns(columns: readonly string[]): string {
  return sha256(JSON.stringify([...columns].map((name) => name.trim().toLowerCase()).sort()))
}
