import { Container, Group, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ArticleText } from '#app/(desk)/sites/[site]/articles/[article]/article-text.tsx'
import { Thread } from '#app/(desk)/sites/[site]/articles/[article]/thread.tsx'
import classes from '#app/(desk)/sites/[site]/articles/articles.module.css'
import { SectionSelect } from '#app/(desk)/sites/[site]/articles/section-select.tsx'
import { AnchorLink, ButtonLink } from '#app/(desk)/sites/[site]/links.tsx'
import { type Article, articleById, articleCounts } from '#lib/articles/data.ts'
import { can } from '#lib/auth/ability.ts'
import { thread } from '#lib/comments/data.ts'
import { STATUSES, type Status } from '#lib/decisions/kinds.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { pageOfArticle } from '#lib/ingest/review/data.ts'
import { currentPolicy } from '#lib/policies/data.ts'
import { siteSections } from '#lib/sections/data.ts'

export const metadata: Metadata = { title: 'Article' }

const query = z.object({ after: z.coerce.number().int().min(0).nullable().catch(null).default(null) })

type Props = { params: Promise<{ site: string; article: string }>; searchParams: Promise<Record<string, unknown>> }

export default async function ArticlePage({ params, searchParams }: Props) {
  const { site, person } = await requireSite(params, 'article.read')
  const id = z.uuid().safeParse((await params).article)
  const article = id.success ? await articleById(site.id, id.data) : null
  if (!article) notFound()
  const { after } = query.parse(await searchParams)
  const [comments, counts, policy, page, sections] = await Promise.all([
    thread(site.id, article.id, after === null ? 'start' : { after }),
    articleCounts(site.id, article.id),
    currentPolicy(site.id),
    pageOfArticle(site.id, article.id),
    siteSections(site.id),
  ])
  const mayImport = can(person.grants, 'page.import', site.id)
  const home = `/sites/${site.key}/articles/${article.id}`
  const threshold = policy.rules.find((rule) => rule.attribute === 'toxicity')?.threshold ?? null
  return (
    <Container size="xl" py="lg">
      <Stack gap="lg">
        <div>
          <AnchorLink href={`/sites/${site.key}/articles`} size="sm">
            All articles
          </AnchorLink>
          <Title order={1} style={{ overflowWrap: 'anywhere' }}>
            {article.title ?? 'No title'}
          </Title>
          <About article={article} withSection={!mayImport} />
        </div>
        {mayImport && sections.length > 0 && (
          <SectionSelect site={site.key} articleId={article.id} section={article.section} sections={sections} />
        )}
        <Group gap="md" justify="space-between">
          <Counts
            counts={counts}
            waiting={page?.waiting ?? false}
            queue={`/sites/${site.key}/queue?article=${article.id}`}
          />
          {page && mayImport && (
            <AnchorLink href={`/sites/${site.key}/pages/${page.id}`}>
              {page.waiting ? 'Look at its separation' : 'Correct its separation'}
            </AnchorLink>
          )}
        </Group>
        <AnchorLink href="#thread" size="sm" className={classes.toThread}>
          Down to the thread
        </AnchorLink>
        <div className={classes.columns}>
          <ArticleText text={article.text} />
          <Thread comments={comments} threshold={threshold} home={home} continued={after !== null} />
        </div>
      </Stack>
    </Container>
  )
}

function About({ article, withSection }: { article: Article; withSection: boolean }) {
  const section = withSection && article.section?.name
  const about = [section, article.author && `By ${article.author}`, article.publishedAtText].filter(Boolean).join(' · ')
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {about} {article.url}
    </Text>
  )
}

const TITLES: Record<Status, string> = {
  pending: 'pending',
  approved: 'approved',
  hidden: 'hidden',
  escalated: 'escalated',
  gone: 'gone at their source',
}

/** What waits is the queue itself; what is gone is in no queue but that of all. */
function holding(queue: string, status: Status): string {
  if (status === 'pending') return queue
  return `${queue}&queue=${status === 'gone' ? 'all' : status}`
}

/** How the article's comments stand, each number a way to the queue that holds them. */
function Counts({ counts, waiting, queue }: { counts: Record<Status, number>; waiting: boolean; queue: string }) {
  const some = STATUSES.filter((status) => counts[status] > 0)
  if (waiting) return <Text c="dimmed">Its comments wait until somebody has looked at its separation.</Text>
  if (some.length === 0) return <Text c="dimmed">No comments under this article.</Text>
  return (
    <Group gap="md" className="numbers">
      {counts.pending > 0 && <ButtonLink href={queue}>Go to its queue</ButtonLink>}
      {some.map((status) => (
        <AnchorLink key={status} href={holding(queue, status)}>
          {counts[status].toLocaleString('en')} {TITLES[status]}
        </AnchorLink>
      ))}
    </Group>
  )
}
