import {
  Container,
  Group,
  Stack,
  Table,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  Title,
} from '@mantine/core'
import type { Metadata } from 'next'
import { z } from 'zod'
import { AnchorLink, ButtonLink } from '#app/(desk)/sites/[site]/links.tsx'
import { sayDoubt } from '#app/(desk)/sites/[site]/pages/words.ts'
import { When } from '#app/(desk)/sites/[site]/when.tsx'
import { requireSite } from '#lib/http/site-page.ts'
import { PAGES_PER_LIST, type WaitingPage, waitingPages } from '#lib/ingest/review/data.ts'

export const metadata: Metadata = { title: 'Unsure separation' }

const query = z.object({ after: z.uuid().nullable().catch(null).default(null) })

type Props = { params: Promise<{ site: string }>; searchParams: Promise<Record<string, unknown>> }

/** The pages whose comments stay out of the queues until somebody has looked at them. */
export default async function UnsurePages({ params, searchParams }: Props) {
  const { site } = await requireSite(params, 'page.import')
  const { after } = query.parse(await searchParams)
  const pages = await waitingPages(site.id, after)
  const last = pages.length === PAGES_PER_LIST ? pages.at(-1) : undefined
  const home = `/sites/${site.key}/pages`
  return (
    <Container size="lg" py="lg">
      <Stack gap="lg">
        <div>
          <Title order={1}>Unsure separation</Title>
          <Text c="dimmed">
            Of these pages it is not certain what is a comment. Their comments enter the queue when somebody has looked.
          </Text>
        </div>
        {pages.length > 0 ? (
          <PageTable home={home} pages={pages} />
        ) : (
          <Text>{after ? 'There are no later pages.' : 'All caught up: no page waits for a look.'}</Text>
        )}
        {(after || last) && (
          <Group component="nav" aria-label="Parts of the list" gap="sm">
            {after && (
              <ButtonLink href={home} variant="default">
                Oldest
              </ButtonLink>
            )}
            {last && (
              <ButtonLink href={`${home}?after=${last.id}`} variant="default">
                Later
              </ButtonLink>
            )}
          </Group>
        )}
      </Stack>
    </Container>
  )
}

function PageTable({ home, pages }: { home: string; pages: readonly WaitingPage[] }) {
  return (
    <Table verticalSpacing="sm">
      <TableThead>
        <TableTr>
          <TableTh>Page</TableTh>
          <TableTh>What is unsure</TableTh>
          <TableTh visibleFrom="sm">Received</TableTh>
        </TableTr>
      </TableThead>
      <TableTbody>
        {pages.map((page) => (
          <TableTr key={page.id}>
            <TableTd style={{ overflowWrap: 'anywhere' }}>
              <AnchorLink href={`${home}/${page.id}`}>{page.title ?? page.url ?? 'A page without a title'}</AnchorLink>
            </TableTd>
            <TableTd>{sayDoubt(page)}</TableTd>
            <TableTd visibleFrom="sm">
              <When at={page.receivedAt} />
            </TableTd>
          </TableTr>
        ))}
      </TableTbody>
    </Table>
  )
}
