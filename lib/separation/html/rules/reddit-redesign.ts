import { linkParents } from '../link-parents.ts'
import { allOf, byAttr, byClass, byId, byTag } from '../match-node.ts'
import { readTemplate, type Template } from '../read-template.ts'
import type { FoundComment, HtmlPage } from '../rule.ts'
import { whenMarked } from '../when-marked.ts'

const TIMESTAMP = byAttr('data-testid', /^comment_timestamp$/)

/** Reddit from 2018 to 2023: `div.Comment#t1_abc`, one beside the other, among hashed classes that say nothing. */
const TEMPLATE: Template = {
  name: 'Reddit comments of 2018 to 2023',
  item: allOf(byTag(/^div$/), byClass(/^Comment$/), byId(/^t1_\w+$/)),
  author: [byAttr('data-testid', /^comment_author_link$/), byAttr('href', /\/user\/[\w-]+\/?$/)],
  time: [TIMESTAMP, byId(/^CommentTopMeta--Created--/)],
  body: [byAttr('data-testid', /^comment$/), byAttr('data-test-id', /^comment$/)],
  drop: [byTag(/^button$/)],
  needsBody: true,
}

/** The depth is told to those who hear the page ("level 2"), the address by the time. */
function withPlace({ nodes }: HtmlPage, comment: FoundComment): FoundComment {
  const own = nodes.slice(...comment.nodes)
  const level = own.map(({ text }) => /^\s*level (\d{1,3})\s*$/.exec(text)?.[1]).find((depth) => depth !== undefined)
  const depth = level === undefined ? comment.trace.depth : Number(level)
  const permalink = own.find((node) => node.tag === 'a' && TIMESTAMP(node))?.attrs.get('href')
  return { ...comment, permalink: permalink ?? comment.permalink, trace: { ...comment.trace, depth } }
}

export const redditRedesign = whenMarked(/\bid=["']?t1_/, (page) => {
  const found = readTemplate(page, TEMPLATE)
  return found === null
    ? null
    : { ...found, comments: linkParents(found.comments.map((comment) => withPlace(page, comment))) }
})
