import { Text } from '@mantine/core'
import { ownColour } from '#app/(desk)/sites/[site]/labels/own-colour.ts'
import type { AttributeAdvice } from '#lib/labels/guidelines/schema.ts'
import classes from './labels.module.css'

type Props = { attribute: string; title: string; said: AttributeAdvice | undefined; heading?: 'h2' | 'h3' }

/** What a guideline says of an attribute, with examples; nothing where it says nothing. */
export function AttributeGuide({ attribute, title, said, heading = 'h3' }: Props) {
  if (!said || (said.definition === '' && said.examples.length + said.counterExamples.length === 0)) return null
  return (
    <section aria-label={title}>
      <Text component={heading} size="sm" fw={600} mt="md" mb={4} style={{ color: ownColour(attribute) }}>
        {title}
      </Text>
      <p className={classes.prose}>{said.definition}</p>
      <Examples title="Yes" mark="✓" texts={said.examples} />
      <Examples title="No, though it looks like it" mark="✗" texts={said.counterExamples} />
    </section>
  )
}

function Examples({ title, mark, texts }: { title: string; mark: string; texts: readonly string[] }) {
  if (texts.length === 0) return null
  return (
    <>
      <Text size="xs" c="dimmed" mt={6}>
        {title}
      </Text>
      {texts.map((text) => (
        <p key={text} className={classes.example}>
          {mark} {text}
        </p>
      ))}
    </>
  )
}
