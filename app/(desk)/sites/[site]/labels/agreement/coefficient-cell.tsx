import { TableTd, Text } from '@mantine/core'
import { sayCoefficient } from '#app/(desk)/sites/[site]/labels/agreement/say-coefficient.ts'
import type { Coefficient } from '#lib/labels/agreement/schema.ts'

/** A value with its 95 per cent interval under it; where it has none, why. */
export function CoefficientCell({ of }: { of: Coefficient }) {
  const { value, interval } = sayCoefficient(of)
  return (
    <TableTd ta="right">
      {of.defined ? (
        value
      ) : (
        <Text span size="xs" c="dimmed">
          {value}
        </Text>
      )}
      {interval && (
        <Text size="xs" c="dimmed">
          {interval}
        </Text>
      )}
    </TableTd>
  )
}
