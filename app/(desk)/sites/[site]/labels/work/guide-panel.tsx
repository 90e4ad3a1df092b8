import { Text } from '@mantine/core'
import type { Asked } from '#app/(desk)/sites/[site]/labels/work/answer-list.tsx'
import type { Advice } from '#lib/labels/guidelines/schema.ts'
import { AttributeGuide } from '../attribute-guide.tsx'
import classes from '../labels.module.css'

export type Guide = { number: number; text: string; advice: Advice }

/** The guideline that holds, for the attributes that are asked for. */
export function GuidePanel({ guide, attributes }: { guide: Guide; attributes: readonly Asked[] }) {
  return (
    <aside className={classes.guide} aria-label="Guideline">
      <Text component="h2" fw={600} mb={6}>
        Guideline {guide.number}
      </Text>
      <p className={classes.prose}>{guide.text}</p>
      {attributes.map(({ key, title }) => (
        <AttributeGuide key={key} attribute={key} title={title} said={guide.advice[key]} />
      ))}
    </aside>
  )
}
