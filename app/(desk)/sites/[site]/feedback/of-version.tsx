import { Text } from '@mantine/core'

/** Whose scores numbers are made from. */
export function OfVersion({ scorer }: { scorer: string }) {
  return (
    <Text size="sm" c="dimmed" mb="xs">
      By the scores of {scorer}, which scored last. Those of other versions do not count.
    </Text>
  )
}
