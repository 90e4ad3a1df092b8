import { Container } from '@mantine/core'
import type { Metadata } from 'next'
import { ImportDesk } from '#app/(desk)/sites/[site]/import/import-desk.tsx'
import { requireSite } from '#lib/http/site-page.ts'
import { siteSections } from '#lib/sections/data.ts'

export const metadata: Metadata = { title: 'Import' }

export default async function ImportPage({ params }: { params: Promise<{ site: string }> }) {
  const { site } = await requireSite(params, 'page.import')
  return (
    <Container size="xl" py="lg">
      <ImportDesk siteKey={site.key} sections={await siteSections(site.id)} />
    </Container>
  )
}
