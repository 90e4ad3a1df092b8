import { Container, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { LabelsNav } from '#app/(desk)/sites/[site]/labels/labels-nav.tsx'
import { LABEL_PLACES, type LabelPlace } from '#app/(desk)/sites/[site]/labels/places.ts'
import type { Person } from '#lib/accounts/schema.ts'
import { can } from '#lib/auth/ability.ts'
import type { Site } from '#lib/sites/schema.ts'

type Props = { site: Site; person: Person; place: LabelPlace; title: string; about?: ReactNode; children: ReactNode }

/** The frame of every page about labels: where one can go here, then the page. */
export function LabelsFrame({ site, person, place, title, about, children }: Props) {
  const places = LABEL_PLACES.filter(({ needs }) => can(person.grants, needs, site.id))
  return (
    <Container size="lg" py="lg">
      <LabelsNav
        places={places.map(({ id, label, path }) => ({ id, label, href: `/sites/${site.key}/labels${path}` }))}
        active={place}
      />
      <Stack gap="xl">
        <div>
          <Title order={1} mb="xs">
            {title}
          </Title>
          {about && <Text maw="44rem">{about}</Text>}
        </div>
        {children}
      </Stack>
    </Container>
  )
}
