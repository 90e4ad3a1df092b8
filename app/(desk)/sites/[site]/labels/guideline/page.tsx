import { Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AttributeGuide } from '#app/(desk)/sites/[site]/labels/attribute-guide.tsx'
import { GuidelineForm } from '#app/(desk)/sites/[site]/labels/guideline/guideline-form.tsx'
import { GuidelineVersions } from '#app/(desk)/sites/[site]/labels/guideline/guideline-versions.tsx'
import { LabelsFrame } from '#app/(desk)/sites/[site]/labels/labels-frame.tsx'
import { can } from '#lib/auth/ability.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'
import { guidelineHistory } from '#lib/labels/guidelines/data.ts'

export const metadata: Metadata = { title: 'Guideline' }

export default async function GuidelinePage({ params }: { params: Promise<{ site: string }> }) {
  const { site, person } = await requireSite(params, 'assignment.read')
  const [versions, all] = await Promise.all([guidelineHistory(site.id), siteAttributes(site.id)])
  const [current] = versions
  if (!current) notFound()
  const titles = Object.fromEntries(all.map((one) => [one.key, one.title]))
  const asked = all.filter((one) => !one.deprecated && !one.mergedInto).map(({ key, title }) => ({ key, title }))
  const mayEdit = can(person.grants, 'guideline.edit', site.id)
  return (
    <LabelsFrame
      site={site}
      person={person}
      place="guideline"
      title={`Guideline ${current.number}`}
      about="It stands beside every comment that is labelled. Each label keeps the version under which it was given."
    >
      <section aria-label="What it says">
        <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }} maw="44rem">
          {current.text}
        </Text>
        {asked.map(({ key, title }) => (
          <AttributeGuide key={key} attribute={key} title={title} said={current.advice[key]} heading="h2" />
        ))}
      </section>
      {mayEdit && <GuidelineForm key={current.number} siteKey={site.key} current={current} attributes={asked} />}
      <section aria-labelledby="versions">
        <Title order={2} id="versions" mb="sm">
          Versions
        </Title>
        <GuidelineVersions versions={versions} titles={titles} />
      </section>
    </LabelsFrame>
  )
}
