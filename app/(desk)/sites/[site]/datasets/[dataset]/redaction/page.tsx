import { Container, Stack, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { type SnapshotRedaction, snapshotRedaction } from '#lib/datasets/redaction/data.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { sayCount } from '#lib/say-count.ts'

export const metadata: Metadata = { title: 'Redaction' }

const query = z.object({ snapshot: z.uuid() })

type Props = {
  params: Promise<{ site: string; dataset: string }>
  searchParams: Promise<Record<string, unknown>>
}

/** What an archive of a snapshot takes out of its texts, before anybody makes one. */
export default async function RedactionPage({ params, searchParams }: Props) {
  const { site } = await requireSite(params, 'export.labels')
  const asked = query.safeParse(await searchParams)
  const found = asked.success ? await snapshotRedaction(site.id, asked.data.snapshot) : null
  if (!found) notFound()
  return (
    <Container size="lg" py="lg">
      <Stack gap="lg">
        <div>
          <AnchorLink href={`/sites/${site.key}/datasets/${(await params).dataset}`} size="sm">
            Back to the dataset
          </AnchorLink>
          <Title order={1}>Redaction of {found.version}</Title>
          <Text className="numbers">{sayLookedAt(found)}</Text>
          <Text c="dimmed">Names are not found. Look through the examples before you hand an archive on.</Text>
        </div>
        {found.touched > 0 && <Counts counts={found.counts} />}
        {found.samples.length > 0 && <Samples samples={found.samples} />}
      </Stack>
    </Container>
  )
}

const number = (count: number): string => count.toLocaleString('en')

function sayLookedAt({ texts, rows, touched }: SnapshotRedaction): string {
  const of = texts < rows ? `the first ${number(texts)} of ${sayCount(rows, 'text')}` : sayCount(texts, 'text')
  return touched === 0
    ? `Nothing is taken out of ${of}.`
    : `Of ${of}, ${sayCount(touched, 'holds', 'hold')} something that is taken out.`
}

const KINDS: Record<string, string> = {
  EMAIL: 'Mail addresses',
  URL: 'Web addresses',
  PHONE: 'Telephone numbers',
  CARD: 'Card numbers',
  IBAN: 'Account numbers',
  IP: 'Network addresses',
  HANDLE: 'Handles',
}

function Counts({ counts }: { counts: SnapshotRedaction['counts'] }) {
  return (
    <Table maw={360} className="numbers">
      <TableThead>
        <TableTr>
          <TableTh>What</TableTh>
          <TableTh ta="right">How many</TableTh>
        </TableTr>
      </TableThead>
      <TableTbody>
        {Object.entries(counts)
          .toSorted(([, a], [, b]) => b - a)
          .map(([kind, count]) => (
            <TableTr key={kind}>
              <TableTd>{KINDS[kind] ?? kind}</TableTd>
              <TableTd ta="right">{number(count)}</TableTd>
            </TableTr>
          ))}
      </TableTbody>
    </Table>
  )
}

function Samples({ samples }: { samples: SnapshotRedaction['samples'] }) {
  return (
    <section aria-labelledby="samples">
      <Title order={2} id="samples" mb="sm">
        Examples
      </Title>
      <Table layout="fixed" verticalSpacing="sm">
        <TableThead>
          <TableTr>
            <TableTh>As it is</TableTh>
            <TableTh>In an archive</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {samples.map(({ commentId, text, redacted }) => (
            <TableTr key={commentId} style={{ verticalAlign: 'top' }}>
              <TableTd style={{ overflowWrap: 'anywhere' }}>{shorten(text)}</TableTd>
              <TableTd style={{ overflowWrap: 'anywhere' }}>{shorten(redacted)}</TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </section>
  )
}

const shorten = (text: string): string => (text.length > 600 ? `${text.slice(0, 600)} …` : text)
