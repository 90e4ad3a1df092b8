import {
  Alert,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  SimpleGrid,
  Skeleton,
  Stack,
  TextInput,
  Title,
} from '@mantine/core'
import { useState } from 'react'
import { LookedComments } from '#app/(desk)/sites/[site]/import/exports/[import]/looked-comments.tsx'
import { MappingTable } from '#app/(desk)/sites/[site]/import/exports/[import]/mapping-table.tsx'
import { useLook } from '#app/(desk)/sites/[site]/import/exports/[import]/use-look.ts'
import { sameSettings } from '#lib/imports/same-settings.ts'
import { ENCODINGS, type Encoding, FORMAT_TITLES, FORMATS, type Format, type ImportLine, type ImportSettings, needsMapping } from '#lib/imports/schema.ts' // biome-ignore format: one thought
import { sayCount } from '#lib/say-count.ts'
import type { Section } from '#lib/sections/schema.ts'

type Props = {
  path: string
  line: ImportLine
  sections: readonly Section[]
  start: (settings: ImportSettings, trial: boolean) => Promise<void>
  remove: () => void
}

const ENCODING_TITLES: Partial<Record<Encoding, string>> = {
  auto: 'As the file says',
  'utf-8': 'UTF-8',
  repair: 'UTF-8, broken characters repaired',
}

/** How a file is to be read. It is counted before it is taken in; another setting has it counted again. */
export function SettingsForm({ path, line, sections, start, remove }: Props) {
  const { look, draft, change } = useLook(path, line.settings)
  const [busy, setBusy] = useState(false)
  if (look === null || !draft) return <Skeleton h={260} />
  const settings = { ...draft, mapping: needsMapping(draft.format) ? draft.mapping : null }
  const names = namesOf(sections, draft.section)
  const ready = look.ok && (!needsMapping(settings.format) || settings.mapping !== null)
  const counted =
    line.trial && line.state === 'ready' && line.settings !== null && sameSettings(settings, line.settings)
  const go = (trial: boolean) => {
    setBusy(true)
    void start(settings, trial).finally(() => setBusy(false))
  }
  return (
    <section aria-labelledby="reading">
      <Stack gap="md">
        <Title order={2} id="reading" size="h4">
          How it is read
        </Title>
        <SimpleGrid cols={{ base: 1, sm: names.length > 0 ? 4 : 3 }}>
          <NativeSelect
            label="Format"
            value={draft.format}
            onChange={(event) => change({ format: event.currentTarget.value as Format })}
            data={FORMATS.map((value) => ({ value, label: FORMAT_TITLES[value] }))}
          />
          <NativeSelect
            label="Letters"
            value={draft.encoding}
            onChange={(event) => change({ encoding: event.currentTarget.value as Encoding })}
            data={ENCODINGS.map((value) => ({ value, label: ENCODING_TITLES[value] ?? value }))}
          />
          <TextInput
            label="Name of the source"
            value={draft.source}
            onChange={(event) => change({ source: event.currentTarget.value })}
          />
          {names.length > 0 && (
            <NativeSelect
              label="Section of its articles"
              value={draft.section ?? ''}
              onChange={(event) => change({ section: event.currentTarget.value || undefined })}
              data={[{ value: '', label: 'No section' }, ...names]}
            />
          )}
        </SimpleGrid>
        <Checkbox
          label="Take also what the source had rejected, deleted or taken for spam"
          checked={draft.removed}
          onChange={(event) => change({ removed: event.currentTarget.checked })}
        />
        {!look.ok && <Alert color="red">{look.reason}</Alert>}
        {look.ok && look.look.kind === 'table' && (
          <MappingTable look={look.look} remembered={look.remembered} mapping={draft.mapping} change={(mapping) => change({ mapping })} /> // biome-ignore format: one thought
        )}
        {look.ok && look.look.kind === 'comments' && <LookedComments comments={look.look.comments} />}
        <Group>
          {counted ? (
            <Button loading={busy} onClick={() => go(false)} className="numbers">
              Import {sayCount(line.tallies.created, 'new comment')}
            </Button>
          ) : (
            <Button loading={busy} disabled={!ready} onClick={() => go(true)}>
              Count what would come in
            </Button>
          )}
          <Button variant="default" onClick={remove}>
            Throw the file away
          </Button>
        </Group>
      </Stack>
    </section>
  )
}

/** The sections to choose from, with the chosen one: it may have another name by now, or none yet. */
function namesOf(sections: readonly Section[], chosen: string | undefined): string[] {
  const names = sections.map(({ name }) => name)
  return chosen === undefined || names.includes(chosen) ? names : [...names, chosen]
}
