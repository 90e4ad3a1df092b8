const TAG = /<[a-z/!][^<>]*>/gi
const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#39);/g
const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" }

/** A text of HTML with its tags as spaces and its entities as signs: every other character keeps its place. */
export function blankMarkup(html: string): string {
  const bare = html.replace(TAG, (tag) => ' '.repeat(tag.length))
  return bare.replace(ENTITY, (entity) => (SIGNS[entity.slice(1, -1)] ?? '').padEnd(entity.length))
}
