import { Container, Paper, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { AddKey } from '#app/(desk)/sites/[site]/settings/keys/add-key.tsx'
import { AttributeTable } from '#app/(desk)/sites/[site]/settings/keys/attribute-table.tsx'
import { CompareForm } from '#app/(desk)/sites/[site]/settings/keys/compare-form.tsx'
import { CoralForm } from '#app/(desk)/sites/[site]/settings/keys/coral-form.tsx'
import { FaceForm } from '#app/(desk)/sites/[site]/settings/keys/face-form.tsx'
import { KeyList } from '#app/(desk)/sites/[site]/settings/keys/key-list.tsx'
import { LanguageTable } from '#app/(desk)/sites/[site]/settings/keys/language-table.tsx'
import { env } from '#lib/env.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { listKeys } from '#lib/keys/data.ts'
import { faceSettings, languageUse } from '#lib/perspective/data.ts'

export const metadata: Metadata = { title: 'API keys' }

const DAYS = 30

export default async function KeysPage({ params }: { params: Promise<{ site: string }> }) {
  const { site } = await requireSite(params, 'key.manage')
  const since = new Date(Date.now() - DAYS * 86_400_000)
  const [keys, settings, languages] = await Promise.all([
    listKeys(site.id),
    faceSettings(site.id),
    languageUse(site.id, since),
  ])
  // What is sealed is nothing for a browser.
  const { compareKey: _, comparePercent: __, coralSecret, ...answers } = settings
  const address = env().publicUrl
  return (
    <Container size="md" py="lg">
      <Stack gap="xl">
        <div>
          <Title order={1}>API keys</Title>
          <Text c="dimmed">With a key, other programs have texts scored, report decisions and send comments in.</Text>
        </div>
        <Paper withBorder p="md" component="section" aria-labelledby="add-key">
          <Title order={2} id="add-key" mb="sm">
            Make a key
          </Title>
          <AddKey site={site.key} />
        </Paper>
        <KeyList site={site.key} keys={keys} />
        <section aria-labelledby="answers">
          <Title order={2} id="answers" mb="sm">
            How requests are answered
          </Title>
          <FaceForm site={site.key} settings={answers} />
        </section>
        <section aria-labelledby="compare">
          <Title order={2} id="compare" mb="sm">
            Compare with the old service
          </Title>
          <CompareForm site={site.key} percent={settings.comparePercent} hasKey={settings.compareKey !== null} />
        </section>
        <section aria-labelledby="coral">
          <Title order={2} id="coral" mb="sm">
            Coral’s external moderation phase
          </Title>
          <CoralForm site={site.key} address={`${address}/api/v1/coral/${site.key}`} answered={coralSecret !== null} />
        </section>
        <LanguageTable uses={languages} days={DAYS} />
        <AttributeTable off={settings.attributesOff} />
      </Stack>
    </Container>
  )
}
