import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LabelDesk } from '#app/(desk)/sites/[site]/labels/work/label-desk.tsx'
import { KeysProvider } from '#app/(desk)/sites/[site]/queue/keys-context.tsx'
import { settingsOf } from '#lib/accounts/settings/data.ts'
import { nextAssignment } from '#lib/assignments/mutations.ts'
import { askedAttributes, ownProjects } from '#lib/assignments/projects/data.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { guidelineHistory } from '#lib/labels/guidelines/data.ts'

export const metadata: Metadata = { title: 'Labelling' }

export default async function WorkPage({ params }: { params: Promise<{ site: string; project: string }> }) {
  const { site, person } = await requireSite(params, 'label.write')
  const now = new Date()
  const { project: id } = await params
  const project = (await ownProjects(site.id, person.id, now)).find((one) => one.id === id)
  if (!project) notFound()
  const [settings, attributes, [guide], first] = await Promise.all([
    settingsOf(person.id),
    askedAttributes(site.id, project.id),
    guidelineHistory(site.id),
    nextAssignment(project.id, { siteId: site.id, userId: person.id, now }),
  ])
  if (!guide) notFound()
  return (
    <KeysProvider keys={{ keysOn: settings.keysOn, own: settings.keys }}>
      <LabelDesk
        site={site.key}
        project={project}
        attributes={attributes}
        first={first}
        guide={{ number: guide.number, text: guide.text, advice: guide.advice }}
      />
    </KeysProvider>
  )
}
