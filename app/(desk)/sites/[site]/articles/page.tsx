import { Container, Group, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { z } from 'zod'
import { ArticleTable } from '#app/(desk)/sites/[site]/articles/article-table.tsx'
import { ButtonLink } from '#app/(desk)/sites/[site]/links.tsx'
import { ARTICLES_PER_PAGE, listArticles } from '#lib/articles/data.ts'
import { can } from '#lib/auth/ability.ts'
import { requireSite } from '#lib/http/site-page.ts'

export const metadata: Metadata = { title: 'Articles' }

const query = z.object({ before: z.uuid().nullable().catch(null).default(null) })

type Props = { params: Promise<{ site: string }>; searchParams: Promise<Record<string, unknown>> }

export default async function ArticlesPage({ params, searchParams }: Props) {
  const { site, person } = await requireSite(params, 'article.read')
  const { before } = query.parse(await searchParams)
  const articles = await listArticles(site.id, before)
  const last = articles.length === ARTICLES_PER_PAGE ? articles.at(-1) : undefined
  const home = `/sites/${site.key}/articles`
  const mayImport = can(person.grants, 'page.import', site.id)
  return (
    <Container size="lg" py="lg">
      <Stack gap="lg">
        <Group justify="space-between">
          <Title order={1}>Articles</Title>
          {mayImport && <ButtonLink href={`/sites/${site.key}/import`}>Import a page</ButtonLink>}
        </Group>
        {articles.length > 0 ? (
          <ArticleTable siteKey={site.key} articles={articles} />
        ) : (
          <Text c="dimmed">
            {before
              ? 'There are no earlier articles.'
              : 'No articles yet. They come in with the pages that are imported.'}
          </Text>
        )}
        {(before || last) && (
          <Group component="nav" aria-label="Parts of the list" gap="sm">
            {before && (
              <ButtonLink href={home} variant="default">
                Newest
              </ButtonLink>
            )}
            {last && (
              <ButtonLink href={`${home}?before=${last.id}`} variant="default">
                Earlier
              </ButtonLink>
            )}
          </Group>
        )}
      </Stack>
    </Container>
  )
}
