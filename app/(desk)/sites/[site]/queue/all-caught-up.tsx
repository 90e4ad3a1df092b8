import { Anchor, Stack, Text, Title } from '@mantine/core'
import Link from 'next/link'
import type { QueueName } from '#lib/queue/views.ts'
import classes from './queue.module.css'

/** An empty queue is good news, and says where to look next. */
export function AllCaughtUp({ site, queue }: { site: string; queue: QueueName }) {
  const decided = queue === 'approved' || queue === 'hidden'
  return (
    <Stack className={classes.empty} gap={4} align="center">
      <Title order={2}>{decided ? 'Nothing here yet' : 'All caught up'}</Title>
      <Text c="dimmed">{decided ? 'No comment has this status.' : 'No comment waits in this queue.'}</Text>
      <Text size="sm" mt="sm">
        <Anchor component={Link} href={`/sites/${site}/queue`}>
          Pending
        </Anchor>
        {' · '}
        <Anchor component={Link} href={`/sites/${site}/queue?queue=hidden`}>
          Hidden
        </Anchor>
        {' · '}
        <Anchor component={Link} href={`/sites/${site}/articles`}>
          Articles
        </Anchor>
      </Text>
    </Stack>
  )
}
