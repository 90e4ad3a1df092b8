import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { settingsOf } from '#lib/accounts/settings/data.ts'
import { assignees } from '#lib/assignees/data.ts'
import { can } from '#lib/auth/ability.ts'
import { careOf } from '#lib/care/care-of.ts'
import { careOfSite } from '#lib/care/data.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { currentAttributes } from '#lib/labels/attributes/data.ts'
import { currentPolicy } from '#lib/policies/data.ts'
import { viewNames } from '#lib/queue/data.ts'
import { queueDots } from '#lib/queue/dots/data.ts'
import { dotsQuery } from '#lib/queue/dots/schema.ts'
import { forPerson } from '#lib/queue/schema.ts'
import { KeysProvider } from '../queue/keys-context.tsx'
import { LabelAttributesProvider } from '../queue/label-attributes.tsx'
import { RangeDesk } from './range-desk.tsx'

export const metadata: Metadata = { title: 'By range' }

type Props = { params: Promise<{ site: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RangePage({ params, searchParams }: Props) {
  const { site, person } = await requireSite(params, 'queue.read')
  const parsed = dotsQuery.safeParse(await searchParams)
  if (!parsed.success) notFound()
  const { by, ...view } = parsed.data
  const [dots, policy, names, people, attributes, settings, care] = await Promise.all([
    queueDots(site.id, forPerson(view, person.id), by),
    currentPolicy(site.id),
    viewNames(site.id, view),
    assignees(site.id),
    currentAttributes(site.id),
    settingsOf(person.id),
    careOfSite(site.id),
  ])
  const mayBatch = can(person.grants, 'comment.decide-batch', site.id)
  return (
    <KeysProvider keys={{ keysOn: settings.keysOn, own: settings.keys }}>
      <LabelAttributesProvider attributes={attributes.map(({ key, title }) => ({ key, title }))}>
        <RangeDesk
          key={by}
          site={site.key}
          view={view}
          dots={dots}
          names={names}
          thresholds={Object.fromEntries(policy.rules.map((rule) => [rule.attribute, rule.threshold]))}
          people={people}
          userId={person.id}
          blurFrom={careOf(settings, care).blurFrom}
          may={{ decide: mayBatch, label: mayBatch && can(person.grants, 'comment.label', site.id) }}
        />
      </LabelAttributesProvider>
    </KeysProvider>
  )
}
