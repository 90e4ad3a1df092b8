import { Alert, Code, Text } from '@mantine/core'

/** A secret that was made just now: there is no other moment to see it. `children` says what to do with it. */
export function ShownOnce({ title, secret, children }: { title: string; secret: string | null; children: string }) {
  return (
    <div role="status">
      {secret !== null && (
        <Alert color="teal" mt="sm" title={title}>
          <Code fz="md" style={{ overflowWrap: 'anywhere' }}>
            {secret}
          </Code>
          <Text size="sm" mt={6}>
            It is shown this once. {children}
          </Text>
        </Alert>
      )}
    </div>
  )
}
