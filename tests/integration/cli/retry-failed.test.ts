import { expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { scoreArticle } from '#lib/ingest/score-article.ts'
import { testDatabaseUrl } from '#tests/support/database.ts'
import { fakeScorer, makeArticle, makeSite, NOW } from '#tests/support/desk.ts'
import { runCli } from '#tests/support/run-cli.ts'

it('has comments of a site scored again whose scoring failed', async () => {
  const siteId = await makeSite('default')
  const articleId = await makeArticle(siteId, ['fail this', 'this is fine'])
  await scoreArticle(articleId, { scorer: fakeScorer, now: () => NOW })
  const cli = () => runCli(testDatabaseUrl, ['score', '--retry-failed', '--site', 'default'])
  expect((await cli()).stdout).toMatch(/^1 comment of 1 article is scored again/)
  const states = await db().commentState.findMany({ where: { siteId }, orderBy: { commentId: 'asc' } })
  expect(states.map((state) => state.scoring)).toEqual(['waiting', 'scored'])
  expect((await cli()).stdout).toMatch(/^0 comments/)
})
