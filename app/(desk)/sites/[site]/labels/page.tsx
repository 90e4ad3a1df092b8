import { Button, Paper, Stack, Text } from '@mantine/core'
import type { Metadata } from 'next'
import { FiguresTable } from '#app/(desk)/sites/[site]/labels/annotators/figures-table.tsx'
import { LabelsFrame } from '#app/(desk)/sites/[site]/labels/labels-frame.tsx'
import { ButtonLink } from '#app/(desk)/sites/[site]/links.tsx'
import { annotatorFigures } from '#lib/assignments/figures/data.ts'
import { ownProjects } from '#lib/assignments/projects/data.ts'
import { requireSite } from '#lib/http/site-page.ts'

export const metadata: Metadata = { title: 'Labels' }

export default async function LabelsPage({ params }: { params: Promise<{ site: string }> }) {
  const { site, person } = await requireSite(params, 'assignment.read')
  const now = new Date()
  const [projects, figures] = await Promise.all([
    ownProjects(site.id, person.id, now),
    annotatorFigures(site.id, person.id),
  ])
  return (
    <LabelsFrame
      site={site}
      person={person}
      place="work"
      title="Your work"
      about="Comments are given to you one by one, without a score and without what others say. Read, answer, go on."
    >
      <Stack gap="sm">
        {projects.length === 0 && <Text c="dimmed">Nothing is to be labelled at the moment.</Text>}
        {projects.map(({ id, name, done, more }) => (
          <Paper key={id} withBorder p="md">
            <Stack gap={6} align="flex-start">
              <Text fw={600}>{name}</Text>
              <Text size="sm" c="dimmed" className="numbers">
                {done === 0 ? 'You have not begun.' : `You have done ${done.toLocaleString('en')}.`}
                {!more && ' Nothing of it waits for you now.'}
              </Text>
              {more ? (
                <ButtonLink
                  href={`/sites/${site.key}/labels/work/${id}`}
                  aria-label={`${done === 0 ? 'Begin' : 'Go on'}: ${name}`}
                  mt={4}
                >
                  {done === 0 ? 'Begin' : 'Go on'}
                </ButtonLink>
              ) : (
                <Button disabled mt={4}>
                  Done
                </Button>
              )}
            </Stack>
          </Paper>
        ))}
      </Stack>
      {figures.length > 0 && (
        <section aria-labelledby="own-figures">
          <Text component="h2" id="own-figures" fw={600} mb="xs">
            Your figures
          </Text>
          <Text size="sm" c="dimmed" mb="xs">
            You see them, and those who lead the site.
          </Text>
          <FiguresTable figures={figures} />
        </section>
      )}
    </LabelsFrame>
  )
}
