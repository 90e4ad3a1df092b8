import { Alert, Anchor, Badge, Group, List, ListItem, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import Link from 'next/link'
import { FocusedTitle } from '#app/(desk)/sites/[site]/import/focused-title.tsx'
import classes from '#app/(desk)/sites/[site]/import/preview.module.css'
import { sayCount, saySureness, WARNINGS } from '#app/(desk)/sites/[site]/import/words.ts'
import type { PagePreview } from '#lib/ingest/page-preview.ts'

type Props = { siteKey: string; name: string; preview: PagePreview }

/** What was found, how sure that is, and on demand why. */
export function PreviewSummary({ siteKey, name, preview }: Props) {
  const { counts, warnings, evidence } = preview
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
        <Text size="sm">{saySureness(preview)}</Text>
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
        <Alert color="blue" icon={<IconInfoCircle size={18} aria-hidden />}>
          This page is here already, and importing it again adds nothing.{' '}
          <Anchor component={Link} href={`/sites/${siteKey}/articles/${preview.knownAs}`} inherit>
            See its article
          </Anchor>
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {warnings.map((warning) => (
            <div key={warning}>{WARNINGS[warning]}</div>
          ))}
        </Alert>
      )}
    </Stack>
  )
}
