import { Alert, Badge, Group, List, ListItem, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { FocusedTitle } from '#app/(desk)/sites/[site]/import/focused-title.tsx'
import classes from '#app/(desk)/sites/[site]/import/preview.module.css'
import { saySureness, WARNINGS } from '#app/(desk)/sites/[site]/import/words.ts'
import type { PagePreview } from '#lib/ingest/page-preview.ts'
import { sayCount } from '#lib/say-count.ts'

/** `state` says how sure it is, where the preview does not know all that a person said of it. */
type Props = { name: string; preview: PagePreview; state?: string | undefined }

/** What was found, how sure that is, and on demand why. */
export function PreviewSummary({ name, preview, state }: Props) {
  const { counts, warnings } = preview
  // Why there are no comments, the person knows who said so.
  const evidence = preview.moved && preview.border === null ? [] : preview.evidence
  const about = [preview.author && `By ${preview.author}`, preview.publishedAtText, name].filter(Boolean).join(' · ')
  return (
    <Stack gap="xs">
      <div>
        <FocusedTitle>{preview.title ?? 'A page without a title'}</FocusedTitle>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {about}
        </Text>
      </div>
      <Group gap="sm" className="numbers">
        <Badge variant="light" size="lg" tt="none">
          {sayCount(counts.comments, 'comment')}
        </Badge>
        <Text size="sm">{state ?? saySureness(preview)}</Text>
        <Text size="sm" c="dimmed">
          {sayCount(counts.articleBlocks, 'block')} of article, {sayCount(counts.leftovers, 'leftover')}
        </Text>
        {evidence.length > 0 && (
          <details className={classes.why}>
            <summary>Why</summary>
            <List size="sm" mt={4}>
              {evidence.map((line) => (
                <ListItem key={line}>{line}</ListItem>
              ))}
            </List>
          </details>
        )}
      </Group>
      {preview.knownAs && (
        <Alert p="xs" icon={<IconInfoCircle size={18} aria-hidden />}>
          This page is here already. Importing it again would add nothing.
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert p="xs" color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {warnings.map((warning) => (
            <div key={warning}>{WARNINGS[warning]}</div>
          ))}
        </Alert>
      )}
    </Stack>
  )
}
