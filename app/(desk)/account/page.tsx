import { Container, Paper, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { Appearance } from '#app/(desk)/account/appearance.tsx'
import { OwnSettings } from '#app/(desk)/account/own-settings.tsx'
import { PasswordForm } from '#app/(desk)/account/password-form.tsx'
import { SignOutEverywhere } from '#app/(desk)/account/sign-out-everywhere.tsx'
import { describeGrants } from '#app/(desk)/settings/people/describe-grants.ts'
import { findAccount } from '#lib/accounts/data.ts'
import { settingsOf } from '#lib/accounts/settings/data.ts'
import { sitesWith } from '#lib/auth/ability.ts'
import { requirePerson } from '#lib/auth/person.ts'
import { attributesOfSites } from '#lib/labels/attributes/data.ts'
import { listSites } from '#lib/sites/data.ts'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountPage() {
  const person = await requirePerson()
  const [account, sites, settings, attributes] = await Promise.all([
    findAccount(person.id),
    listSites('all'),
    settingsOf(person.id),
    attributesOfSites(sitesWith(person.grants, 'label.write')),
  ])
  return (
    <Container size="sm" py="lg">
      <Stack gap="lg">
        <div>
          <Title order={1}>{person.name}</Title>
          <Text c="dimmed">
            {person.email}
            <br />
            {describeGrants(person.grants, sites)}
          </Text>
        </div>
        <Paper withBorder p="md" component="section" aria-labelledby="appearance">
          <Title order={2} id="appearance" mb="sm">
            Appearance
          </Title>
          <Appearance />
        </Paper>
        <OwnSettings first={settings} attributes={attributes} />
        {account?.hasPassword && (
          <Paper withBorder p="md" component="section" aria-labelledby="password">
            <Title order={2} id="password">
              Password
            </Title>
            <Text c="dimmed" size="sm" mb="sm">
              A new password signs you out everywhere but here.
            </Text>
            <PasswordForm />
          </Paper>
        )}
        <Paper withBorder p="md" component="section" aria-labelledby="sessions">
          <Title order={2} id="sessions">
            Signed in elsewhere?
          </Title>
          <Text c="dimmed" size="sm" mb="sm">
            This ends every session of yours at once, also the one in this browser.
          </Text>
          <SignOutEverywhere />
        </Paper>
      </Stack>
    </Container>
  )
}
