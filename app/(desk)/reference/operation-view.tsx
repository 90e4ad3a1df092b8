import { Badge, Code, Group, Paper, Stack, Text, Title } from '@mantine/core'
import {
  bodiesOf,
  type Content,
  type Document,
  type Field,
  fieldsOf,
  type Operation,
  type Schema,
} from '#app/(desk)/reference/read-document.ts'
import { Said } from '#app/(desk)/reference/said.tsx'
import { PlainTable } from '#app/(desk)/sites/[site]/plain-table.tsx'

const FIELD_HEAD = ['Field', 'Type', 'About']

export function OperationView({ operation, document }: { operation: Operation; document: Document }) {
  const { method, path, id, summary, description, parameters = [], requestBody, responses } = operation
  const scope = operation['x-scope']
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Stack gap="sm">
        <Title order={2} id={id} size="h3" style={{ scrollMarginTop: 'calc(var(--top-bar) + 24px)' }}>
          {summary}
        </Title>
        <Group gap="xs">
          <Badge variant="default" tt="none" radius="sm">
            {method}
          </Badge>
          <Code style={{ overflowWrap: 'anywhere' }}>{path}</Code>
          {scope && <Text size="sm">key with the scope {scope}</Text>}
        </Group>
        {description && (
          <Text size="sm">
            <Said text={description} />
          </Text>
        )}
        {parameters.length > 0 && (
          <PlainTable
            label={`Parameters of ${method} ${path}`}
            minWidth={480}
            head={['Parameter', 'In', 'About']}
            rows={parameters.map((one) => ({
              key: one.name,
              cells: [<Code key="name">{one.name}</Code>, one.in, <Said key="about" text={one.description ?? ''} />],
            }))}
          />
        )}
        <Bodies way="Sent" name={`${method} ${path}`} content={requestBody?.content ?? {}} document={document} />
        {Object.entries(responses).map(([status, answer]) => (
          <AnswerView key={status} status={status} of={answer} name={`${method} ${path}`} document={document} />
        ))}
      </Stack>
    </Paper>
  )
}

type AnswerProps = { status: string; of: Operation['responses'][string]; name: string; document: Document }

/** An answer that is an error has the one form of all errors, which is described once for the whole API. */
function AnswerView({ status, of: { description, content = {} }, name, document }: AnswerProps) {
  return (
    <div>
      <Text size="sm">
        <Text component="span" fw={600}>
          {status}
        </Text>{' '}
        <Said text={description} />
      </Text>
      {Number(status) < 400 && (
        <Bodies way="Answered" name={`${status} of ${name}`} content={content} document={document} />
      )}
    </div>
  )
}

type BodiesProps = { way: 'Sent' | 'Answered'; name: string; content: Content; document: Document }

function Bodies({ way, name, content, document }: BodiesProps) {
  return bodiesOf(content).map(({ types, schema }) => {
    const title = `${way} as ${types.join(' or ')}`
    return <Body key={title} {...{ title, name, schema, document }} />
  })
}

type BodyProps = { title: string; name: string; schema: Schema | undefined; document: Document }

/** What is sent or answered; a body of plain text or lines has no fields to tell of. */
export function Body({ title, name, schema, document }: BodyProps) {
  const fields = schema ? fieldsOf(schema, document) : []
  const named = fields.filter((field) => field.name !== '')
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {named.length > 0 && (
        <PlainTable label={`${title}, ${name}`} minWidth={520} head={FIELD_HEAD} rows={named.map(rowOf)} />
      )}
    </div>
  )
}

const rowOf = ({ name, type, required, about }: Field) => ({
  key: name,
  cells: [
    <Code key="name">{name}</Code>,
    <Text key="type" size="sm" style={{ overflowWrap: 'anywhere' }}>
      {type}
      {required ? '' : ', may be left out'}
    </Text>,
    <Said key="about" text={about} />,
  ],
})
