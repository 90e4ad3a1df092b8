'use client'

import { Button, FileInput, Group, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { type Choice, ReadingFields } from '#app/(desk)/sites/[site]/labels/import/reading-fields.tsx'
import { sendFile, type Told } from '#app/(desk)/sites/[site]/labels/import/send-file.ts'
import { ToldOfFile } from '#app/(desk)/sites/[site]/labels/import/told-of-file.tsx'
import { UndoImport } from '#app/(desk)/sites/[site]/labels/import/undo-import.tsx'
import { MAX_LABEL_FILE, type Reading } from '#lib/label-imports/schema.ts'
import { sayCount } from '#lib/say-count.ts'

type Props = { siteKey: string; attributes: readonly Choice[] }
type Result = Told & { trial: boolean }

/** A file of labels: chosen, tried, taken in. What was tried is what is taken: another choice asks for another trial. */
export function LabelImport({ siteKey, attributes }: Props) {
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState<Partial<Reading>>({})
  const [result, setResult] = useState<Result | null>(null)
  const [rows, setRows] = useState<number | null>(null)
  const running = useRef<AbortController | null>(null)
  const busy = rows !== null
  const tooLarge = file !== null && file.size > MAX_LABEL_FILE
  const tried = result?.trial === true && (result.tally?.added ?? 0) > 0

  async function send(trial: boolean): Promise<void> {
    if (!file) return
    const controller = new AbortController()
    running.current = controller
    setResult(null)
    setRows(0)
    const told = await sendFile({ siteKey, file, reading, trial, signal: controller.signal }, setRows)
    setRows(null)
    setResult({ ...told, trial })
  }

  return (
    <Stack gap="lg">
      <FileInput
        label="The file"
        placeholder="Choose a file of up to 64 MB"
        value={file}
        error={tooLarge ? 'This file is larger than 64 MB: take it in on the command line.' : undefined}
        onChange={(chosen) => {
          setFile(chosen)
          setResult(null)
        }}
        clearable
      />
      <ReadingFields
        reading={reading}
        attributes={attributes}
        change={(next) => {
          setReading(next)
          setResult(null)
        }}
      />
      <Group gap="sm">
        <Button
          variant={tried ? 'default' : 'filled'}
          onClick={() => void send(true)}
          disabled={!file || tooLarge || busy}
        >
          Try it
        </Button>
        <Button variant={tried ? 'filled' : 'default'} onClick={() => void send(false)} disabled={!tried || busy}>
          Import
        </Button>
        {busy && (
          <Button variant="subtle" onClick={() => running.current?.abort()}>
            Stop
          </Button>
        )}
      </Group>
      <div role="status">
        {busy && <Text className="numbers">{sayCount(rows, 'row')} so far</Text>}
        {result && <ToldOfFile told={result} trial={result.trial} />}
      </div>
      {result?.batchId && <UndoImport key={result.batchId} siteKey={siteKey} batchId={result.batchId} />}
    </Stack>
  )
}
