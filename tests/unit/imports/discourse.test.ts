import { expect, it } from 'vitest'
import { detectFormat } from '#lib/imports/detect-format.ts'
import { readExport } from '#lib/imports/read-export.ts'
import { chunksOf, collect } from '#tests/support/import-file.ts'

const post = (number: number, more: object = {}) => ({ post_number: number, cooked: 'A', ...more })

/** Under which topic of which title posts stand, and what topics of their own are called. */
async function topics(document: object): Promise<string[]> {
  const text = JSON.stringify(document)
  expect(detectFormat(text)).toBe('discourse')
  const items = await collect(readExport({ name: 'f', head: text, chunks: chunksOf(text, 7), packed: false }, 'discourse', null)) // biome-ignore format: one thought
  return items.map((item) => {
    if (item.is === 'article') return `${item.id} is ${item.title}`
    return item.is === 'comment' ? `${item.id} under ${item.article?.id}, ${item.article?.title}` : item.is
  })
}

it.each<[string, object, string[]]>([
  [
    'in a page of posts, each the one that it names',
    { latest_posts: [post(2, { topic_id: 1, topic_title: 'One' }), post(2, { topic_id: 2 }), post(3)] },
    ['1/2 under 1, One', '2/2 under 2, null', 'null under undefined, undefined'],
  ],
  [
    'in a topic that is named before its posts',
    { id: 9, title: 'Nine', post_stream: { posts: [post(2), post(3, { topic_id: 9 })] } },
    ['9/2 under 9, Nine', '9/3 under 9, Nine', '9 is Nine'],
  ],
  [
    'in a topic that is named after its posts',
    { post_stream: { posts: [post(2, { topic_id: 9 }), post(3)] }, title: 'Nine', id: 9 },
    ['9/2 under 9, null', '9/3 under 9, null', '9 is Nine'],
  ],
  [
    'in a topic that only posts name',
    { title: 'Nine', post_stream: { posts: [post(2, { topic_id: 9 }), post(3)] } },
    ['9/2 under 9, Nine', '9/3 under 9, Nine', '9 is Nine'],
  ],
  [
    'in topics one after the other',
    {
      topics: [
        { id: 9, title: 'Nine', posts: [post(2)] },
        { title: 'Ten', posts: [post(2, { topic_id: 10 }), post(3)] },
      ],
    },
    ['9/2 under 9, Nine', '10/2 under 10, Ten', '10/3 under 10, Ten'],
  ],
  [
    'in a topic and moved there from another',
    { topics: [{ id: 9, title: 'Nine', posts: [post(2, { topic_id: 7 }), post(3)] }] },
    ['7/2 under 7, null', '9/3 under 9, Nine'],
  ],
])('a post of Discourse stands under its own topic: %s', async (_name, document, expected) => {
  expect(await topics(document)).toEqual(expected)
})
