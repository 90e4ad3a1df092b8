import { Anchor, Code, Container, List, ListItem, Paper, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { Body, OperationView } from '#app/(desk)/reference/operation-view.tsx'
import { type Document, operationsOf } from '#app/(desk)/reference/read-document.ts'
import { requirePerson } from '#lib/auth/person.ts'
import { env } from '#lib/env.ts'
import { COMMENT_OPERATIONS } from '#lib/http/comment-operations.ts'
import { openApiDocument } from '#lib/http/openapi-document.ts'
import { publicRoot } from '#lib/http/public-root.ts'

export const metadata: Metadata = { title: 'API reference' }

/** Renders the very document that /api/v1/openapi.json answers. */
export default async function ReferencePage() {
  await requirePerson()
  const root = publicRoot(Object.fromEntries(await headers()), env())
  const document = openApiDocument(root, COMMENT_OPERATIONS) as Document
  const operations = operationsOf(document)
  return (
    <Container size="lg" py="lg">
      <Stack gap="xl">
        <div>
          <Title order={1}>API reference</Title>
          <Text c="dimmed">
            {document.info.description} Everything below stands under <Code>{root}</Code> and is asked with an API key
            as bearer. Programs read it from{' '}
            <Anchor href="/api/v1/openapi.json" underline="always">
              openapi.json
            </Anchor>{' '}
            (OpenAPI {document.openapi}).
          </Text>
        </div>
        <nav aria-label="Operations">
          <List spacing={4}>
            {operations.map(({ id, method, path, summary }) => (
              <ListItem key={id}>
                <Anchor href={`#${id}`} underline="always">
                  {summary}
                </Anchor>{' '}
                <Text component="span" size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {method} {path}
                </Text>
              </ListItem>
            ))}
          </List>
        </nav>
        {operations.map((operation) => (
          <OperationView key={operation.id} operation={operation} document={document} />
        ))}
        <Paper withBorder p="md" component="section" aria-labelledby="errors">
          <Title order={2} id="errors" size="h3" mb="sm">
            Errors
          </Title>
          <Text size="sm" mb="sm">
            Every error is a problem of RFC 9457.
          </Text>
          <Body
            title="Answered as application/problem+json"
            name="errors"
            schema={document.components.schemas.Problem}
            document={document}
          />
        </Paper>
      </Stack>
    </Container>
  )
}
