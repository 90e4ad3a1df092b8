import { Container, Paper, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { AddPerson } from '#app/(desk)/settings/people/add-person.tsx'
import { PeopleList } from '#app/(desk)/settings/people/people-list.tsx'
import { listAccounts } from '#lib/accounts/data.ts'
import { can, sitesWith } from '#lib/auth/ability.ts'
import { mayManagePerson } from '#lib/auth/may-manage-person.ts'
import { requireAbility } from '#lib/auth/person.ts'
import { listSites } from '#lib/sites/data.ts'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const manager = await requireAbility('people.manage', 'somewhere')
  const reach = sitesWith(manager.grants, 'people.manage')
  const [accounts, sites, managed] = await Promise.all([listAccounts(reach), listSites('all'), listSites(reach)])
  const all = can(manager.grants, 'people.manage', null)
  const choices = [...(all ? [{ value: 'all', label: 'All sites' }] : []), ...managed.map(toChoice)]
  const people = accounts.map((account) => ({
    ...account,
    isSelf: account.id === manager.id,
    editable: mayManagePerson(manager.grants, account.grants),
  }))
  return (
    <Container size="md" py="lg">
      <Stack gap="lg">
        <div>
          <Title order={1}>People</Title>
          <Text c="dimmed">Who works here, and what they may do where.</Text>
        </div>
        <Paper withBorder p="md" component="section" aria-labelledby="add-person">
          <Title order={2} id="add-person" mb="sm">
            Add a person
          </Title>
          <AddPerson sites={choices} />
        </Paper>
        <PeopleList people={people} sites={sites} choices={choices} />
      </Stack>
    </Container>
  )
}

const toChoice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
