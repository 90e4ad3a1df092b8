import {
  Progress,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
} from '@mantine/core'
import type { Metadata } from 'next'
import classes from '#app/(desk)/sites/[site]/labels/labels.module.css'
import { LabelsFrame } from '#app/(desk)/sites/[site]/labels/labels-frame.tsx'
import { CloseProject } from '#app/(desk)/sites/[site]/labels/projects/close-project.tsx'
import { sayChoice } from '#app/(desk)/sites/[site]/labels/projects/say-choice.ts'
import { AnchorLink, ButtonLink } from '#app/(desk)/sites/[site]/links.tsx'
import { listProjects } from '#lib/assignments/projects/data.ts'
import type { ProjectLine } from '#lib/assignments/schema.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { sayCount } from '#lib/say-count.ts'

export const metadata: Metadata = { title: 'Labelling projects' }

export default async function ProjectsPage({ params }: { params: Promise<{ site: string }> }) {
  const { site, person } = await requireSite(params, 'assignment.manage')
  const projects = await listProjects(site.id, new Date())
  return (
    <LabelsFrame
      site={site}
      person={person}
      place="projects"
      title="Projects"
      about="A project names comments that a dataset needs labelled, and by how many. Annotators get them one by one, blind; never more than asked."
    >
      <div>
        <ButtonLink href={`/sites/${site.key}/labels/projects/new`}>New project</ButtonLink>
      </div>
      {projects.length === 0 && <Text c="dimmed">There is none yet.</Text>}
      {projects.length > 0 && (
        <TableScrollContainer minWidth={760}>
          <Table verticalSpacing="sm" className="numbers" fz="sm">
            <TableThead>
              <TableTr>
                <TableTh>Project</TableTh>
                <TableTh>Asks for</TableTh>
                <TableTh miw={220}>How far</TableTh>
                <TableTd />
              </TableTr>
            </TableThead>
            <TableTbody>
              {projects.map((one) => (
                <TableTr key={one.id}>
                  <TableTd>
                    <div className={classes.lines}>
                      <Text fw={600} size="sm">
                        {one.name}
                      </Text>
                      <AnchorLink href={`/sites/${site.key}/datasets/${one.dataset.key}`} size="sm" underline="always">
                        {one.dataset.name}
                      </AnchorLink>
                      <AnchorLink
                        href={`/sites/${site.key}/labels/agreement?project=${one.id}`}
                        size="sm"
                        underline="always"
                      >
                        Its agreement
                      </AnchorLink>
                    </div>
                  </TableTd>
                  <TableTd>
                    <Text size="sm">{sayAsked(one)}</Text>
                    <Text size="sm" c="dimmed">
                      {sayChoice(one.choice)}
                    </Text>
                  </TableTd>
                  <TableTd>
                    <HowFar project={one} />
                  </TableTd>
                  <TableTd>
                    <CloseProject site={site.key} id={one.id} closed={one.closedAt !== null} />
                  </TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </TableScrollContainer>
      )}
    </LabelsFrame>
  )
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

function sayAsked({ attributes, annotators, doubledShare, goldShare }: ProjectLine): string {
  const each = annotators === 1 ? 'one annotator each' : `${annotators} annotators each`
  const doubled = doubledShare > 0 ? `, ${percent(doubledShare)} doubled` : ''
  const gold = goldShare > 0 ? `, ${percent(goldShare)} gold between` : ''
  return `${sayCount(attributes.length, 'attribute')}, ${each}${doubled}${gold}`
}

function HowFar({ project }: { project: ProjectLine }) {
  const { comments, waiting, open, labelled, skipped, stale, name } = project
  const wanted = waiting + open + labelled
  const left = [
    open > 0 && `${open} under way`,
    skipped > 0 && `${skipped} skipped`,
    stale > 0 && `${stale} changed or erased`,
  ]
  return (
    <>
      <Progress value={wanted === 0 ? 0 : (labelled / wanted) * 100} aria-label={`How far ${name} is`} />
      <Text size="sm" mt={4}>
        {labelled.toLocaleString('en')} of {sayCount(wanted, 'answer')} on {sayCount(comments, 'comment')}
      </Text>
      <Text size="sm" c="dimmed">
        {left.filter(Boolean).join(', ')}
      </Text>
    </>
  )
}
