import { z } from 'zod'
import { articleById } from '#lib/articles/data.ts'
import { thread } from '#lib/comments/data.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

/** An article with a part of its thread, from after the position `after` on. */
export const GET = siteRoute({
  ability: 'article.read',
  params: siteParams.extend({ article: z.uuid() }),
  query: z.object({ after: z.coerce.number().int().min(0).optional() }),
  handle: async ({ params, query }, siteId) => {
    const [article, comments] = await Promise.all([
      articleById(siteId, params.article),
      thread(siteId, params.article, query.after ?? null),
    ])
    return { article, comments }
  },
})
