'use client'

import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useChange } from '#app/(desk)/sites/[site]/labels/use-labels-api.ts'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { explainSection } from '#app/(desk)/sites/[site]/settings/sections/explain-section.ts'
import { sayCount } from '#lib/say-count.ts'
import type { ListedSection, SectionOutcome } from '#lib/sections/schema.ts'

type Props = { site: string; sections: readonly ListedSection[] }

/** All sections of a site, each with the way to what stands under it. */
export function SectionList({ site, sections }: Props) {
  return (
    <section aria-labelledby="sections">
      <Title order={2} id="sections" mb="sm">
        Sections of this site
      </Title>
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {sections.map((section) => (
          <Paper key={section.id} component="li" withBorder p="sm">
            <SectionRow site={site} section={section} />
          </Paper>
        ))}
      </Stack>
    </section>
  )
}

function SectionRow({ site, section }: { site: string; section: ListedSection }) {
  const { id, name, articles } = section
  const [doing, setDoing] = useState<'rename' | 'remove' | null>(null)
  const [draft, setDraft] = useState(name)
  const { busy, message, setMessage, change, remove } = useChange()
  const path = `/api/sites/${site}/sections/${id}`
  const begin = (what: typeof doing) => {
    setDraft(name)
    setMessage(null)
    setDoing(what)
  }
  const rename = async () => {
    if (await change<SectionOutcome>(path, { name: draft }, explainSection)) setDoing(null)
  }
  return (
    <Group justify="space-between" gap="sm">
      {doing === 'rename' ? (
        <TextInput
          aria-label={`Another name for ${name}`}
          data-autofocus
          autoFocus
          maxLength={100}
          value={draft}
          error={message}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void rename()
            if (event.key === 'Escape') begin(null)
          }}
          style={{ flex: '1 1 14rem' }}
        />
      ) : (
        <div style={{ minWidth: 0 }}>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          <Text size="sm" c="dimmed" className="numbers">
            {articles === 0 ? 'No articles' : <Articles site={site} section={section} />}
          </Text>
          {message && (
            <Text size="sm" role="alert" c="var(--mantine-color-error)">
              {message}
            </Text>
          )}
        </div>
      )}
      {doing === null && (
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={() => begin('rename')} aria-label={`Rename ${name}`}>
            Rename
          </Button>
          {articles === 0 && (
            <Button variant="default" size="xs" onClick={() => begin('remove')} aria-label={`Remove ${name}`}>
              Remove
            </Button>
          )}
        </Group>
      )}
      {doing !== null && (
        <Group gap="xs">
          {doing === 'rename' ? (
            <Button size="xs" loading={busy} onClick={() => void rename()}>
              Keep this name
            </Button>
          ) : (
            <Button
              size="xs"
              color="red"
              loading={busy}
              autoFocus
              onClick={() => void remove<SectionOutcome>(path, explainSection).then(() => setDoing(null))}
            >
              Remove for good
            </Button>
          )}
          <Button variant="default" size="xs" onClick={() => begin(null)}>
            {doing === 'rename' ? 'Back' : 'Keep'}
          </Button>
        </Group>
      )}
    </Group>
  )
}

function Articles({ site, section }: { site: string; section: ListedSection }) {
  const { id, name, articles } = section
  const said = sayCount(articles, 'article')
  return (
    <AnchorLink href={`/sites/${site}/articles?section=${id}`} inherit aria-label={`${said} under ${name}`}>
      {said}
    </AnchorLink>
  )
}
