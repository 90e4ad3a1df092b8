'use client'

import '@mantine/dropzone/styles.layer.css'
import { Alert, Stack, Text } from '@mantine/core'
import { Dropzone, type FileRejection } from '@mantine/dropzone'
import { IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { fileDraft } from '#app/(desk)/sites/[site]/import/send-page.ts'
import type { ImportActions } from '#app/(desk)/sites/[site]/import/use-import.ts'
import { MAX_UPLOAD_BYTES } from '#lib/ingest/page-preview.ts'

const FILES_AT_ONCE = 100

const ACCEPTED = {
  'text/plain': ['.txt', '.text'],
  'text/html': ['.html', '.htm'],
  'application/xhtml+xml': ['.xhtml', '.xht'],
}

const WHY: Record<string, string> = {
  'file-too-large': 'is larger than 10 MB',
  'file-invalid-type': 'is neither text nor HTML',
  'too-many-files': `is more than the ${FILES_AT_ONCE} files taken at once`,
}

/** A place for files, loaded when it is opened. */
export function FileDrop({ add }: { add: ImportActions['add'] }) {
  const [refused, setRefused] = useState<string[]>([])
  return (
    <Stack gap="sm">
      <Dropzone
        accept={ACCEPTED}
        maxSize={MAX_UPLOAD_BYTES}
        maxFiles={FILES_AT_ONCE}
        onDrop={(files) => void add(files.map(fileDraft))}
        onReject={(files) => setRefused(files.map(sayRejection))}
        inputProps={{ 'aria-label': 'Files of pages' }}
        p="xl"
      >
        <Stack align="center" justify="center" gap="xs" mih={160} ta="center">
          <IconFileText size={40} stroke={1.3} aria-hidden />
          <Text fw={500}>Drop files here, or press to choose them</Text>
          <Text size="sm" c="dimmed">
            Text or HTML, one page a file, up to 10 MB each and {FILES_AT_ONCE} at once
          </Text>
        </Stack>
      </Dropzone>
      {refused.length > 0 && (
        <Alert color="yellow" role="alert">
          <Text fw={600}>Not taken</Text>
          {refused.slice(0, 5).map((line) => (
            <div key={line}>{line}</div>
          ))}
          {refused.length > 5 && <div>And {refused.length - 5} more.</div>}
        </Alert>
      )}
    </Stack>
  )
}

function sayRejection({ file, errors }: FileRejection): string {
  return `${file.name} ${WHY[errors[0]?.code ?? ''] ?? 'cannot be read'}.`
}
