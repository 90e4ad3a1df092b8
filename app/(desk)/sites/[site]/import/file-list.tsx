import {
  Anchor,
  Button,
  Group,
  Stack,
  Table,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  VisuallyHidden,
} from '@mantine/core'
import Link from 'next/link'
import { FocusedTitle } from '#app/(desk)/sites/[site]/import/focused-title.tsx'
import { type Item, type State, sureItems } from '#app/(desk)/sites/[site]/import/import-state.ts'
import { SectionChoice } from '#app/(desk)/sites/[site]/import/section-choice.tsx'
import type { ImportActions } from '#app/(desk)/sites/[site]/import/use-import.ts'
import { saySureness } from '#app/(desk)/sites/[site]/import/words.ts'
import { sayCount } from '#lib/say-count.ts'
import type { Section } from '#lib/sections/schema.ts'

type Props = { siteKey: string; pages: State & ImportActions; sections: readonly Section[] }

/** Several pages: how far each is, and what to do with it. */
export function FileList({ siteKey, pages, sections }: Props) {
  const { items } = pages
  const sure = sureItems(items)
  const busy = items.some(({ progress }) => ['waiting', 'separating', 'saving'].includes(progress.is))
  // Unlike a disabled button it keeps the focus while its work is done.
  const off = busy || sure.length === 0
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <div>
          <FocusedTitle>{sayCount(items.length, 'page')}</FocusedTitle>
          <Text c="dimmed" role="status" className="numbers">
            {sayProgress(items)}
          </Text>
        </div>
        <Group gap="sm">
          <SectionChoice {...{ pages, sections }} />
          <Button variant="default" onClick={pages.clear}>
            {busy ? 'Stop and start anew' : 'Import other pages'}
          </Button>
          <Button
            onClick={() => off || void pages.storeSure()}
            aria-disabled={off}
            data-disabled={off || undefined}
            className="numbers"
          >
            {saySure(sure.length)}
          </Button>
        </Group>
      </Group>
      <Table verticalSpacing="xs">
        <TableThead>
          <TableTr>
            <TableTh>Page</TableTh>
            <TableTh>State</TableTh>
            <TableTh>
              <VisuallyHidden>What to do</VisuallyHidden>
            </TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {items.map((item) => (
            <TableTr key={item.id}>
              <TableTd style={{ overflowWrap: 'anywhere' }}>{item.draft.name}</TableTd>
              <TableTd className="numbers">{sayState(item)}</TableTd>
              <TableTd ta="right">
                <NextStep siteKey={siteKey} item={item} look={pages.look} />
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </Stack>
  )
}

function NextStep({ siteKey, item, look }: { siteKey: string; item: Item; look: (id: number) => void }) {
  const { progress, id, draft } = item
  const articleId = articleOf(item)
  if (articleId) {
    return (
      <Anchor component={Link} href={`/sites/${siteKey}/articles/${articleId}`} size="sm">
        See the article
      </Anchor>
    )
  }
  if (progress.is !== 'ready') return null
  return (
    <Button variant="default" size="compact-sm" onClick={() => look(id)} aria-label={`Look at ${draft.name}`}>
      Look
    </Button>
  )
}

/** The article that a page has become, now or when it was imported before. */
function articleOf({ progress }: Item): string | null {
  if (progress.is === 'saved' || progress.is === 'known') return progress.articleId
  return progress.is === 'ready' ? progress.preview.knownAs : null
}

function saySure(sure: number): string {
  if (sure === 0) return 'No sure ones to import'
  return sure === 1 ? 'Import the one that is sure' : `Import all ${sure} sure ones`
}

function sayState({ progress }: Item): string {
  switch (progress.is) {
    case 'waiting':
      return 'Waiting'
    case 'separating':
      return 'Being separated'
    case 'saving':
      return 'Being imported'
    case 'refused':
      return progress.message
    case 'known':
      return 'Here already, nothing was added'
    case 'saved':
      return `Imported, ${sayCount(progress.comments, 'comment')}`
    case 'ready':
      return sayReady(progress)
  }
}

function sayReady({ preview, problem }: Extract<Item['progress'], { is: 'ready' }>): string {
  if (problem) return problem
  if (preview.knownAs) return 'Here already'
  const found = sayCount(preview.counts.comments, 'comment')
  return preview.sure || preview.moved
    ? `${found}. ${saySureness(preview)}`
    : `${found}. Look first: ${saySureness(preview)}`
}

function sayProgress(items: readonly Item[]): string {
  const separated = items.filter(({ progress }) => progress.is !== 'waiting' && progress.is !== 'separating').length
  const saved = items.filter(({ progress }) => progress.is === 'saved').length
  if (separated < items.length) return `Separated ${separated} of ${items.length}`
  return saved > 0 ? `Imported ${saved} of ${items.length}` : 'All separated, none imported yet'
}
