import { Container, Group, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { z } from 'zod'
import { ArticleTable } from '#app/(desk)/sites/[site]/articles/article-table.tsx'
import { MoveForm } from '#app/(desk)/sites/[site]/articles/move-form.tsx'
import { SectionFilter } from '#app/(desk)/sites/[site]/articles/section-filter.tsx'
import { ButtonLink } from '#app/(desk)/sites/[site]/links.tsx'
import { ARTICLES_PER_PAGE, countArticles, listArticles } from '#lib/articles/data.ts'
import { can } from '#lib/auth/ability.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { siteSections } from '#lib/sections/data.ts'
import { NO_SECTION, sectionFilter } from '#lib/sections/schema.ts'

export const metadata: Metadata = { title: 'Articles' }

const query = z.object({
  before: z.uuid().nullable().catch(null).default(null),
  section: sectionFilter.catch(null).default(null),
})

type Props = { params: Promise<{ site: string }>; searchParams: Promise<Record<string, unknown>> }

export default async function ArticlesPage({ params, searchParams }: Props) {
  const { site, person } = await requireSite(params, 'article.read')
  const { before, section } = query.parse(await searchParams)
  const [articles, sections] = await Promise.all([listArticles(site.id, { before, section }), siteSections(site.id)])
  const last = articles.length === ARTICLES_PER_PAGE ? articles.at(-1) : undefined
  const home = `/sites/${site.key}/articles`
  const newest = section ? `${home}?section=${section}` : home
  const mayImport = can(person.grants, 'page.import', site.id)
  const moving = mayImport && sections.length > 0
  const held = moving ? await countArticles(site.id, section) : null
  const table = (
    <ArticleTable siteKey={site.key} articles={articles} ticking={moving} withSections={sections.length > 0} />
  )
  return (
    <Container size="lg" py="lg">
      <Stack gap="lg">
        <Group justify="space-between">
          <Title order={1}>Articles</Title>
          <Group gap="sm">
            {sections.length > 0 && (
              <SectionFilter home={home} chosen={section} none={NO_SECTION} sections={sections} />
            )}
            {mayImport && <ButtonLink href={`/sites/${site.key}/import`}>Import a page</ButtonLink>}
          </Group>
        </Group>
        {articles.length === 0 && <Text c="dimmed">{sayNone(before, section)}</Text>}
        {articles.length > 0 && !moving && table}
        {articles.length > 0 && held?.upTo && (
          <MoveForm site={site.key} sections={sections} count={held.count} filter={{ section, upTo: held.upTo }}>
            {table}
          </MoveForm>
        )}
        {(before || last) && (
          <Group component="nav" aria-label="Parts of the list" gap="sm">
            {before && (
              <ButtonLink href={newest} variant="default">
                Newest
              </ButtonLink>
            )}
            {last && (
              <ButtonLink href={`${home}?before=${last.id}${section ? `&section=${section}` : ''}`} variant="default">
                Earlier
              </ButtonLink>
            )}
          </Group>
        )}
      </Stack>
    </Container>
  )
}

function sayNone(before: string | null, section: string | null): string {
  if (before) return 'There are no earlier articles.'
  if (section) return 'No articles stand here.'
  return 'No articles yet. They come in with the pages that are imported.'
}
