import { Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { AgreementTable } from '#app/(desk)/sites/[site]/labels/agreement/agreement-table.tsx'
import { OverTime } from '#app/(desk)/sites/[site]/labels/agreement/over-time.tsx'
import { PairTable } from '#app/(desk)/sites/[site]/labels/agreement/pair-table.tsx'
import { ScopeLinks } from '#app/(desk)/sites/[site]/labels/agreement/scope-links.tsx'
import { LabelsFrame } from '#app/(desk)/sites/[site]/labels/labels-frame.tsx'
import { listProjects } from '#lib/assignments/projects/data.ts'
import { can } from '#lib/auth/ability.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { SCOPES } from '#lib/labels/adjudication/schema.ts'
import { countAgreement, namesOf } from '#lib/labels/agreement/data.ts'
import { measureSite } from '#lib/labels/agreement/measure-site.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'
import { orderAttributes } from '#lib/labels/attributes/order-attributes.ts'

export const metadata: Metadata = { title: 'Agreement' }

const query = z.object({ scope: z.enum(SCOPES).default('blind'), project: z.uuid().optional() })

type Props = { params: Promise<{ site: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AgreementPage({ params, searchParams }: Props) {
  const { site, person } = await requireSite(params, 'agreement.read')
  const asked = query.safeParse(await searchParams)
  if (!asked.success) notFound()
  const { scope, project } = asked.data
  const [counted, attributes, projects] = await Promise.all([
    countAgreement({ siteId: site.id, scope, project }),
    siteAttributes(site.id),
    listProjects(site.id, new Date()),
  ])
  const measured = measureSite(counted)
  const names = Object.fromEntries(await namesOf(measured.pairs.flatMap((pair) => [...pair.raters])))
  const titles = Object.fromEntries(attributes.map((one) => [one.key, one.title]))
  const order = orderAttributes(measured.attributes.map((one) => one.attribute))
  const rows = order.flatMap((key) => measured.attributes.filter((one) => one.attribute === key))
  const differences = can(person.grants, 'label.adjudicate', site.id)
    ? `/sites/${site.key}/labels/settle?scope=${scope}${project ? `&project=${project}` : ''}`
    : null
  return (
    <LabelsFrame
      site={site}
      person={person}
      place="agreement"
      title="Agreement"
      about="How far annotators say the same of the same text, beyond what would come of chance. Yes and no are compared; unsure, skipped and bulk labels are no part of it. Where an attribute is rare, read AC1 beside alpha."
    >
      <ScopeLinks
        site={site.key}
        scope={scope}
        project={project ?? null}
        projects={projects.map(({ id, name }) => ({ id, name }))}
      />
      {measured.overall.items === 0 ? (
        <Text c="dimmed">No comment has the answers of two annotators yet.</Text>
      ) : (
        <>
          <AgreementTable overall={measured.overall} attributes={rows} titles={titles} differences={differences} />
          <section aria-labelledby="over-time">
            <Title order={2} id="over-time" mb="sm">
              Over time
            </Title>
            <OverTime weeks={measured.weeks} titles={titles} />
          </section>
          <section aria-labelledby="pairs">
            <Title order={2} id="pairs" mb="sm">
              Pairs
            </Title>
            <PairTable pairs={measured.pairs} names={names} differences={differences} />
          </section>
        </>
      )}
    </LabelsFrame>
  )
}
