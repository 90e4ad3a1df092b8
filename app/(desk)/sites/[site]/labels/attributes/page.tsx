import type { Metadata } from 'next'
import { AttributeList } from '#app/(desk)/sites/[site]/labels/attributes/attribute-list.tsx'
import { NewAttributeForm } from '#app/(desk)/sites/[site]/labels/attributes/new-attribute-form.tsx'
import { LabelsFrame } from '#app/(desk)/sites/[site]/labels/labels-frame.tsx'
import { requireSite } from '#lib/http/site-page.ts'
import { countEvents, siteAttributes } from '#lib/labels/attributes/data.ts'

export const metadata: Metadata = { title: 'Attributes' }

export default async function AttributesPage({ params }: { params: Promise<{ site: string }> }) {
  const { site, person } = await requireSite(params, 'guideline.edit')
  const [attributes, counts] = await Promise.all([siteAttributes(site.id), countEvents(site.id)])
  const rows = attributes.map((one) => ({ ...one, events: counts.get(one.key) ?? 0 }))
  return (
    <LabelsFrame
      site={site}
      person={person}
      place="attributes"
      title="Attributes"
      about="What can be labelled here: the seven that are scored, and those that you add. A key stays for good; a title can change. What is merged is read as said of the other from then on, and no label is changed for it."
    >
      <AttributeList site={site.key} attributes={rows} />
      <NewAttributeForm site={site.key} />
    </LabelsFrame>
  )
}
