import { Text } from '@mantine/core'
import type { Metadata } from 'next'
import { LabelsFrame } from '#app/(desk)/sites/[site]/labels/labels-frame.tsx'
import { ProjectForm } from '#app/(desk)/sites/[site]/labels/projects/new/project-form.tsx'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { listDatasets } from '#lib/datasets/snapshots/data.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { currentAttributes } from '#lib/labels/attributes/data.ts'
import { currentPolicy } from '#lib/policies/data.ts'
import { savedViews } from '#lib/queue/saved/data.ts'

export const metadata: Metadata = { title: 'New labelling project' }

export default async function NewProjectPage({ params }: { params: Promise<{ site: string }> }) {
  const { site, person } = await requireSite(params, 'assignment.manage')
  const [datasets, attributes, saved, policy] = await Promise.all([
    listDatasets(site.id),
    currentAttributes(site.id),
    savedViews(site.id),
    currentPolicy(site.id),
  ])
  return (
    <LabelsFrame site={site} person={person} place="projects" title="New project">
      {datasets.length === 0 ? (
        <Text>
          A project belongs to a dataset.{' '}
          <AnchorLink href={`/sites/${site.key}/datasets`} underline="always">
            Make one first
          </AnchorLink>
          .
        </Text>
      ) : (
        <ProjectForm
          site={site.key}
          datasets={datasets.map(({ id, name }) => ({ id, name }))}
          attributes={attributes.map(({ key, title }) => ({ key, title }))}
          saved={saved.map(({ name, query }) => ({ name, query }))}
          thresholds={Object.fromEntries(policy.rules.map((rule) => [rule.attribute, rule.threshold]))}
        />
      )}
    </LabelsFrame>
  )
}
