import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LabelsFrame } from '#app/(desk)/sites/[site]/labels/labels-frame.tsx'
import { SettleDesk } from '#app/(desk)/sites/[site]/labels/settle/settle-desk.tsx'
import { KeysProvider } from '#app/(desk)/sites/[site]/queue/keys-context.tsx'
import { settingsOf } from '#lib/accounts/settings/data.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { countDifferences, differencePage } from '#lib/labels/adjudication/data.ts'
import { differenceQuery } from '#lib/labels/adjudication/schema.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'

export const metadata: Metadata = { title: 'Differences' }

type Props = { params: Promise<{ site: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SettlePage({ params, searchParams }: Props) {
  const { site, person } = await requireSite(params, 'label.adjudicate')
  const asked = differenceQuery.safeParse(await searchParams)
  if (!asked.success) notFound()
  const query = asked.data
  const [page, total, attributes, settings] = await Promise.all([
    differencePage(site.id, query),
    countDifferences(site.id, query),
    siteAttributes(site.id),
    settingsOf(person.id),
  ])
  return (
    <LabelsFrame
      site={site}
      person={person}
      place="settle"
      title="Differences"
      about="Comments of which annotators said different things. What you settle holds in datasets in place of what they said; their labels stay as they are."
    >
      <KeysProvider keys={{ keysOn: settings.keysOn, own: settings.keys }}>
        <SettleDesk
          key={JSON.stringify(query)}
          site={site.key}
          query={query}
          page={page}
          total={total}
          attributes={attributes.filter((one) => !one.mergedInto).map(({ key, title }) => ({ key, title }))}
        />
      </KeysProvider>
    </LabelsFrame>
  )
}
