'use client'

import '@mantine/dropzone/styles.layer.css'
import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconDatabaseImport } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { sendFile } from '#app/(desk)/sites/[site]/import/exports/send-file.ts'
import { sayBytes } from '#app/(desk)/sites/[site]/import/words.ts'
import { type ImportLine, MAX_FILE_BYTES } from '#lib/imports/schema.ts'

type Props = { siteKey: string; unfinished: ImportLine[] }
type Sending = { name: string; bytes: number; sent: number }

/** A place for one file, sent as it is read from the disk. */
export function NewExport({ siteKey, unfinished }: Props) {
  const router = useRouter()
  const stop = useRef(new AbortController())
  const [sending, setSending] = useState<Sending | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  async function send(file: File) {
    setFailure(null)
    stop.current = new AbortController()
    const tell = (sent: number) => setSending({ name: file.name, bytes: file.size, sent })
    const answer = await sendFile(siteKey, { file, unfinished, tell, signal: stop.current.signal })
    if (answer.ok) return router.push(`/sites/${siteKey}/import/exports/${answer.value}`)
    setSending(null)
    setFailure(answer.message)
    router.refresh()
  }

  if (sending) {
    return (
      <Stack gap="xs">
        <Group justify="space-between">
          <Text role="status" className="numbers" style={{ overflowWrap: 'anywhere' }}>
            Sending {sending.name}: {sayBytes(sending.sent)} of {sayBytes(sending.bytes)}
          </Text>
          <Button variant="default" size="xs" onClick={() => stop.current.abort()}>
            Stop
          </Button>
        </Group>
        <Progress value={(100 * sending.sent) / sending.bytes} aria-label="How much is sent" />
      </Stack>
    )
  }
  return (
    <Stack gap="sm">
      <Dropzone
        maxFiles={1}
        maxSize={MAX_FILE_BYTES}
        multiple={false}
        onDrop={([file]) => file && void send(file)}
        onReject={() => setFailure('One file of at most 16 GB is taken at a time.')}
        inputProps={{ 'aria-label': 'File of an export' }}
        p="xl"
      >
        <Stack align="center" justify="center" gap="xs" mih={140} ta="center">
          <IconDatabaseImport size={40} stroke={1.3} aria-hidden />
          <Text fw={500}>Drop an export here, or press to choose it</Text>
          <Text size="sm" c="dimmed">
            WordPress, Disqus or Blogger as XML, Coral or Discourse as JSON, tables as CSV or JSON lines; also in gzip
            or zip, up to 16 GB
          </Text>
        </Stack>
      </Dropzone>
      <div role="status">{failure && <Alert color="red">{failure}</Alert>}</div>
      {unfinished.length > 0 && (
        <Text size="sm" c="dimmed">
          Choose the same file again to go on with one that was not sent whole.
        </Text>
      )}
    </Stack>
  )
}
