'use client'

import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { RemarkTable } from '#app/(desk)/sites/[site]/import/exports/[import]/remark-table.tsx'
import { SettingsForm } from '#app/(desk)/sites/[site]/import/exports/[import]/settings-form.tsx'
import { TallyTable } from '#app/(desk)/sites/[site]/import/exports/[import]/tally-table.tsx'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { deleteJson, postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import type { RemarkLine } from '#lib/imports/data.ts'
import { sayProgress } from '#lib/imports/say-import.ts'
import type { ImportLine, ImportSettings } from '#lib/imports/schema.ts'
import type { Section } from '#lib/sections/schema.ts'

const LOOK_EVERY = 1000

type Props = { siteKey: string; line: ImportLine; remarks: RemarkLine[]; sections: readonly Section[] }

/** One import from its settings to its result; looked at again while it is under way. */
export function ExportDesk({ siteKey, line, remarks, sections }: Props) {
  const router = useRouter()
  const [failure, setFailure] = useState<string | null>(null)
  const path = `/api/sites/${siteKey}/imports/${line.id}`
  const running = line.state === 'running'

  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => router.refresh(), LOOK_EVERY)
    return () => clearInterval(timer)
  }, [running, router])

  async function start(settings: ImportSettings, trial: boolean) {
    const answer = await postJson(`${path}/start`, { ...settings, trial })
    setFailure(answer.ok ? null : answer.message)
    router.refresh()
  }

  async function remove() {
    const answer = await deleteJson(path)
    if (answer.ok && !running) return router.push(`/sites/${siteKey}/import/exports`)
    setFailure(answer.ok ? null : answer.message)
    router.refresh()
  }

  const counted = line.startedAt !== null && line.state !== 'uploading'
  return (
    <Stack gap="lg">
      <div role="status">
        {failure && <Alert color="red">{failure}</Alert>}
        {!failure && line.state === 'failed' && <Alert color="red">{sayProgress(line)}</Alert>}
        {!failure && line.state !== 'failed' && <Text className="numbers">{sayProgress(line)}</Text>}
      </div>
      {running && (
        <Group wrap="nowrap">
          <Progress value={(100 * line.doneBytes) / line.bytes} flex={1} aria-label="How much is read" />
          <Button variant="default" size="xs" onClick={() => void remove()}>
            Cancel
          </Button>
        </Group>
      )}
      {counted && <TallyTable line={line} />}
      {line.state === 'done' && (
        <Text>
          They wait in the{' '}
          <AnchorLink href={`/sites/${siteKey}/queue`} underline="always">
            queue
          </AnchorLink>
          , and are scored in the background. The file was thrown away.
        </Text>
      )}
      {remarks.length > 0 && <RemarkTable path={path} remarks={remarks} />}
      {line.kept && !running && line.state !== 'uploading' && (
        <SettingsForm path={path} line={line} sections={sections} start={start} remove={() => void remove()} />
      )}
      {line.state === 'uploading' && (
        <Group>
          <AnchorLink href={`/sites/${siteKey}/import/exports`}>Choose the same file to go on</AnchorLink>
          <Button variant="default" onClick={() => void remove()}>
            Throw it away
          </Button>
        </Group>
      )}
    </Stack>
  )
}
