import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { settingsOf } from '#lib/accounts/settings/data.ts'
import { assignees } from '#lib/assignees/data.ts'
import { can } from '#lib/auth/ability.ts'
import { requireAbility } from '#lib/auth/person.ts'
import { careOf } from '#lib/care/care-of.ts'
import { careOfSite } from '#lib/care/data.ts'
import { currentAttributes } from '#lib/labels/attributes/data.ts'
import { currentPolicy } from '#lib/policies/data.ts'
import { viewCount } from '#lib/queue/counts/data.ts'
import { queuePage, viewNames, waitingLanguages } from '#lib/queue/data.ts'
import { savedViews } from '#lib/queue/saved/data.ts'
import { forPerson, viewQuery } from '#lib/queue/schema.ts'
import { viewQueryString } from '#lib/queue/write-view.ts'
import { siteSections } from '#lib/sections/data.ts'
import { siteByKey } from '#lib/sites/data.ts'
import { KeysProvider } from './keys-context.tsx'
import { LabelAttributesProvider } from './label-attributes.tsx'
import { QueueDesk } from './queue-desk.tsx'

export const metadata: Metadata = { title: 'Queue' }

type Props = { params: Promise<{ site: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function QueuePage({ params, searchParams }: Props) {
  const site = await siteByKey((await params).site)
  if (!site) notFound()
  const { id: userId, grants } = await requireAbility('queue.read', site.id)
  const parsed = viewQuery.safeParse(await searchParams)
  if (!parsed.success) notFound()
  const view = parsed.data
  const [page, total, policy, names, sections, languages, people, saved, settings, care, attributes] =
    await Promise.all([
      queuePage(site.id, view, { cursor: null, userId }),
      viewCount(site.id, forPerson(view, userId)),
      currentPolicy(site.id),
      viewNames(site.id, view),
      siteSections(site.id),
      waitingLanguages(site.id),
      assignees(site.id),
      savedViews(site.id),
      settingsOf(userId),
      careOfSite(site.id),
      currentAttributes(site.id),
    ])
  const query = viewQueryString(view)
  return (
    <KeysProvider keys={{ keysOn: settings.keysOn, own: settings.keys }}>
      <LabelAttributesProvider attributes={attributes.map(({ key, title }) => ({ key, title }))}>
        <QueueDesk
          key={query}
          site={site.key}
          userId={userId}
          view={view}
          query={query}
          page={page}
          total={total}
          around={{
            ...{ names, sections, languages, people, policy },
            saved: saved.find((one) => one.query === query) ?? null,
          }}
          thresholds={Object.fromEntries(policy.rules.map((rule) => [rule.attribute, rule.threshold]))}
          abilities={{
            decide: can(grants, 'comment.decide', site.id),
            label: can(grants, 'comment.label', site.id),
            note: can(grants, 'note.write', site.id),
            decideBatch: can(grants, 'comment.decide-batch', site.id),
            override: can(grants, 'decision.override', site.id),
          }}
          care={careOf(settings, care)}
          now={new Date().toISOString()}
        />
      </LabelAttributesProvider>
    </KeysProvider>
  )
}
