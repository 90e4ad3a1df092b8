import { Anchor, Text } from '@mantine/core'
import { sayCount } from '#lib/say-count.ts'

type Props = {
  /** Becomes a link only where it is an absolute address, http or https. */
  permalink: string | null
  votes: number | null
}

const WEB = /^https?:\/\/[^/]/i

/** What a comment's source printed beside it: its votes, and the address of the comment there. */
export function SourceFacts({ permalink, votes }: Props) {
  return (
    <>
      {votes !== null && (
        <Text size="sm" c="dimmed" className="numbers">
          {sayCount(votes, 'vote')}
        </Text>
      )}
      {permalink !== null && WEB.test(permalink) && (
        <Anchor size="sm" href={permalink} target="_blank" rel="noopener noreferrer" underline="always">
          At its source
        </Anchor>
      )}
    </>
  )
}
