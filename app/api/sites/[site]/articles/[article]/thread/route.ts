import { z } from 'zod'
import { articleById } from '#lib/articles/data.ts'
import { thread } from '#lib/comments/data.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

/** An article with a part of its thread: that around a comment, or from its start. */
export const GET = siteRoute({
  ability: 'article.read',
  params: siteParams.extend({ article: z.uuid() }),
  query: z.object({ around: z.uuid().optional() }),
  handle: async ({ params, query }, siteId) => {
    const [article, comments] = await Promise.all([
      articleById(siteId, params.article),
      thread(siteId, params.article, query.around ? { around: query.around } : 'start'),
    ])
    return { article, comments }
  },
})
