import { Container, Paper, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OidcButton } from '#app/(sign-in)/sign-in/oidc-button.tsx'
import { SignInForm } from '#app/(sign-in)/sign-in/sign-in-form.tsx'
import { explainRefusal } from '#lib/auth/explain-refusal.ts'
import { currentPerson } from '#lib/auth/person.ts'
import { env } from '#lib/env.ts'
import { localPath } from '#lib/http/local-path.ts'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: Props) {
  const { next, error } = await searchParams
  const path = localPath(typeof next === 'string' ? next : undefined)
  if (await currentPerson()) redirect(path)
  return (
    <Container component="main" size={400} px="md" pt={{ base: 48, sm: 112 }} pb="xl">
      <Stack gap="lg">
        <div>
          <Text fw={650} size="lg">
            Belowline
          </Text>
          <Text c="dimmed">The desk for the comments below the line.</Text>
        </div>
        <Paper withBorder p="lg">
          <Stack gap="md">
            <Title order={1} size="h2">
              Sign in
            </Title>
            <SignInForm next={path} refusal={explainRefusal(typeof error === 'string' ? error : undefined)} />
            {env().oidc && <OidcButton next={path} />}
          </Stack>
        </Paper>
        <Text size="sm" c="dimmed">
          No account, or no longer the password? Ask an administrator of this desk.
        </Text>
      </Stack>
    </Container>
  )
}
