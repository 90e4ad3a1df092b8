import { CloseButton, Group, Text } from '@mantine/core'
import { ownColour } from '#app/(desk)/sites/[site]/labels/own-colour.ts'
import type { Asked } from '#app/(desk)/sites/[site]/labels/work/answer-list.tsx'
import type { MarkedSpan, MarkedSpans } from '#lib/labels/schema.ts'
import classes from '../labels.module.css'

type Props = {
  text: string
  spans: MarkedSpans
  attributes: readonly Asked[]
  onRemove: (attribute: string, span: MarkedSpan) => void
}

/** The marks in words, each of which can be taken away. */
export function MarkList({ text, spans, attributes, onRemove }: Props) {
  const marks = attributes.flatMap(({ key, title }) => (spans[key] ?? []).map((span) => ({ key, title, span })))
  if (marks.length === 0) return null
  return (
    <ul className={classes.marks} aria-label="Marks">
      {marks.map(({ key, title, span }) => {
        const words = text.slice(...span)
        return (
          <li key={`${key} ${span[0]}`}>
            <Group gap={4} wrap="nowrap">
              <Text size="sm">
                <strong style={{ color: ownColour(key) }}>{title}</strong> “
                {words.length > 40 ? `${words.slice(0, 40)}…` : words}”
              </Text>
              <CloseButton
                size="sm"
                aria-label={`Take the mark of ${title} away`}
                onClick={() => onRemove(key, span)}
              />
            </Group>
          </li>
        )
      })}
    </ul>
  )
}
