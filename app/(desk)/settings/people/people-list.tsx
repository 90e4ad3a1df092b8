'use client'

import { Accordion, Badge, Group, Stack, Text } from '@mantine/core'
import type { SiteChoice } from '#app/(desk)/settings/people/add-person.tsx'
import { describeGrants } from '#app/(desk)/settings/people/describe-grants.ts'
import { PersonForms } from '#app/(desk)/settings/people/person-forms.tsx'
import type { Account } from '#lib/accounts/schema.ts'

/** `editable` where the one who looks may change this account. */
export type ListedPerson = Account & { isSelf: boolean; editable: boolean }

type Props = { people: ListedPerson[]; sites: { id: string; name: string }[]; choices: SiteChoice[] }

export function PeopleList({ people, sites, choices }: Props) {
  return (
    <Accordion variant="contained" order={2}>
      {people.map((person) => (
        <Accordion.Item key={person.id} value={person.id}>
          <Accordion.Control disabled={!person.editable}>
            <Group component="span" justify="space-between" gap="xs" pr="sm">
              <Stack component="span" gap={0}>
                <Group component="span" gap="xs">
                  <Text component="span" fw={600}>
                    {person.name}
                  </Text>
                  {person.isSelf && <Mark>You</Mark>}
                  {!person.active && <Mark>Deactivated</Mark>}
                </Group>
                <Text component="span" size="sm" c="dimmed">
                  {person.email}
                </Text>
              </Stack>
              <Text component="span" size="sm">
                {describeGrants(person.grants, sites)}
              </Text>
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            <PersonForms person={person} sites={sites} choices={choices} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}

/** A word beside a name. */
function Mark({ children }: { children: string }) {
  return (
    <Badge component="span" variant="default" tt="none" fw={500}>
      {children}
    </Badge>
  )
}
