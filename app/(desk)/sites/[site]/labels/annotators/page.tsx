import { Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { FiguresTable } from '#app/(desk)/sites/[site]/labels/annotators/figures-table.tsx'
import { GoldList } from '#app/(desk)/sites/[site]/labels/annotators/gold-list.tsx'
import { LabelsFrame } from '#app/(desk)/sites/[site]/labels/labels-frame.tsx'
import { annotatorFigures } from '#lib/assignments/figures/data.ts'
import { listGold } from '#lib/assignments/gold/data.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'

export const metadata: Metadata = { title: 'Annotators' }

export default async function AnnotatorsPage({ params }: { params: Promise<{ site: string }> }) {
  const { site, person } = await requireSite(params, 'annotator.read')
  const [figures, gold, attributes] = await Promise.all([
    annotatorFigures(site.id, null),
    listGold(site.id),
    siteAttributes(site.id),
  ])
  const titles = Object.fromEntries(attributes.map((one) => [one.key, one.title]))
  return (
    <LabelsFrame
      site={site}
      person={person}
      place="annotators"
      title="Annotators"
      about="How each works on assignments. Everybody sees their own figures; all of them are seen by leads alone. Time is that of a comment being before them, pauses included: read the median."
    >
      {figures.length > 0 ? (
        <FiguresTable figures={figures} />
      ) : (
        <Text c="dimmed">Nobody has labelled an assignment yet.</Text>
      )}
      <section aria-labelledby="gold">
        <Title order={2} id="gold" mb="xs">
          Gold comments
        </Title>
        <Text size="sm" mb="sm" maw="44rem">
          Comments whose labels are known are hidden among the assignments of a project that asks for them. A right
          answer counts one, unsure a half. They are made among the differences that are settled, and kept out of
          training splits.
        </Text>
        <GoldList site={site.key} gold={gold} titles={titles} />
      </section>
    </LabelsFrame>
  )
}
