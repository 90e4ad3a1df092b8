import { Container, Stack, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { NewDatasetForm } from '#app/(desk)/sites/[site]/datasets/new-dataset-form.tsx'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { When } from '#app/(desk)/sites/[site]/when.tsx'
import { can } from '#lib/auth/ability.ts'
import { listDatasets } from '#lib/datasets/snapshots/data.ts'
import { requireSite } from '#lib/http/site-page.ts'

export const metadata: Metadata = { title: 'Datasets' }

export default async function DatasetsPage({ params }: { params: Promise<{ site: string }> }) {
  const { site, person } = await requireSite(params, 'dataset.read')
  const datasets = await listDatasets(site.id)
  return (
    <Container size="lg" py="lg">
      <Stack gap="xl">
        <div>
          <Title order={1} mb="xs">
            Datasets
          </Title>
          <Text>
            A dataset grows with what is labelled. Its snapshots are frozen: each has a version that says how far it
            differs from the one before, and leaves as an archive that anyone can verify.
          </Text>
        </div>
        {datasets.length > 0 ? (
          <Table verticalSpacing="sm">
            <TableThead>
              <TableTr>
                <TableTh>Name</TableTh>
                <TableTh>Key</TableTh>
                <TableTh>Made</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {datasets.map(({ id, key, name, createdAt }) => (
                <TableTr key={id}>
                  <TableTd>
                    <AnchorLink href={`/sites/${site.key}/datasets/${key}`}>{name}</AnchorLink>
                  </TableTd>
                  <TableTd>{key}</TableTd>
                  <TableTd>
                    <When at={createdAt} />
                  </TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        ) : (
          <Text c="dimmed">There is no dataset yet.</Text>
        )}
        {can(person.grants, 'dataset.edit', site.id) && <NewDatasetForm siteKey={site.key} />}
      </Stack>
    </Container>
  )
}
