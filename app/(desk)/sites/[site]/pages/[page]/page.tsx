import { Container } from '@mantine/core'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ReviewDesk } from '#app/(desk)/sites/[site]/pages/[page]/review-desk.tsx'
import { requireSite } from '#lib/http/site-page.ts'

export const metadata: Metadata = { title: 'Separation of a page' }

export default async function ReviewPage({ params }: { params: Promise<{ site: string; page: string }> }) {
  const { site } = await requireSite(params, 'page.import')
  const id = z.uuid().safeParse((await params).page)
  if (!id.success) notFound()
  return (
    <Container size="xl" py="lg">
      <ReviewDesk siteKey={site.key} pageId={id.data} />
    </Container>
  )
}
