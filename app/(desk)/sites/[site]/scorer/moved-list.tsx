import { Text, Title } from '@mantine/core'
import { AttributeName } from '#app/(desk)/sites/[site]/policy/attribute-name.tsx'
import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import type { MovedExample, Preview, Way } from '#lib/rescoring/schema.ts'

const WAYS: Record<Way, string> = {
  over: 'would move to its threshold or over it',
  under: 'would move under its threshold',
}

const sayScore = (score: number | null): string => (score === null ? 'no score' : `${Math.round(score * 100)} %`)

/** Comments that would move across a threshold, with both scores: of each attribute and way those that move furthest. */
export function MovedList({ preview: { attributes, examples } }: { preview: Preview }) {
  const groups = attributes.flatMap(({ attribute }) =>
    (['over', 'under'] as const).map((way) => ({
      attribute,
      way,
      own: examples.filter((example) => example.attribute === attribute && example.way === way),
    })),
  )
  const shown = groups.filter(({ own }) => own.length > 0)
  if (shown.length === 0) return <Text mt="md">No comment would move across a threshold.</Text>
  return (
    <div className={classes.moved}>
      <Title order={4} size="1rem">
        Examples
      </Title>
      {shown.map(({ attribute, way, own }) => (
        <div key={`${attribute} ${way}`}>
          <Text size="sm" fw={600}>
            <AttributeName attribute={attribute} />: {WAYS[way]}
          </Text>
          <ul className={classes.examples}>
            {own.map((example) => (
              <Example key={example.commentId} example={example} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function Example({ example: { text, before, after } }: { example: MovedExample }) {
  return (
    <li className={classes.example}>
      <span className="numbers">
        {sayScore(before)} to {sayScore(after)}
      </span>
      <span dir="auto">{text || 'A text that was erased'}</span>
    </li>
  )
}
