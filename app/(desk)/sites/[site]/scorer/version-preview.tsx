import { Text, Title } from '@mantine/core'
import { AttributeName } from '#app/(desk)/sites/[site]/policy/attribute-name.tsx'
import { ChangeFigure } from '#app/(desk)/sites/[site]/scorer/change-figure.tsx'
import { MovedList } from '#app/(desk)/sites/[site]/scorer/moved-list.tsx'
import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import type { Rule } from '#lib/policies/schema.ts'
import { previewVersion } from '#lib/rescoring/data.ts'
import type { AttributeChange, Preview } from '#lib/rescoring/schema.ts'
import { plural, sayCount } from '#lib/say-count.ts'
import { nameVersion, type Version } from '#lib/versions/schema.ts'

type Props = { siteId: string; version: Version; rules: Rule[] }

const count = (value: number): string => value.toLocaleString('en')

/** What a version would change for what waits now: in sum, by attribute as a picture, and with examples. */
export async function VersionPreview({ siteId, version, rules }: Props) {
  const preview = await previewVersion(siteId, version, rules)
  return (
    <section aria-labelledby="preview" className={classes.preview}>
      <Title order={3} id="preview" size="1rem" mb={4}>
        What {nameVersion(version)} would change
      </Title>
      <Totals preview={preview} />
      {preview.compared > 0 && (
        <>
          <Text c="dimmed" size="sm" mb="sm" maw="75ch">
            Each square holds the comments that wait: the score now across, the score by this version up. What does not
            change lies on the dashed line; the lines are the policy’s threshold.
          </Text>
          <div className={classes.figures}>
            {preview.attributes.map((change) => (
              <figure key={change.attribute} className={classes.figure}>
                <figcaption className={classes.caption}>
                  <AttributeName attribute={change.attribute} />{' '}
                  <Text component="span" size="sm" className="numbers">
                    {sayChange(change, preview.compared)}
                  </Text>
                </figcaption>
                <ChangeFigure change={change} />
              </figure>
            ))}
          </div>
          <MovedList preview={preview} />
        </>
      )}
    </section>
  )
}

function Totals({ preview: { compared, missing, failed, flaggedBefore, flaggedAfter } }: { preview: Preview }) {
  const left = [
    ...(missing > 0
      ? [`${count(missing)} came since and ${plural(missing, 'is', 'are')} scored when it becomes current`]
      : []),
    ...(failed > 0
      ? [
          `${count(failed)} could not be scored by it: ${plural(failed, 'it is tried again, or keeps its score', 'they are tried again, or keep their score')}`,
        ]
      : []),
  ]
  return (
    <Text mb="sm" className="numbers">
      {compared === 0
        ? 'No comment waits that it has scored.'
        : `Of ${sayCount(compared, 'comment that waits', 'comments that wait')}, `}
      {compared > 0 && (
        <strong>
          {sayCount(flaggedBefore, 'is', 'are')} flagged now, and {count(flaggedAfter)} would be.
        </strong>
      )}
      {left.length > 0 && ` ${left.join('; ')}.`}
    </Text>
  )
}

function sayChange({ threshold, over, under }: AttributeChange, compared: number): string {
  if (threshold === null) return 'no threshold'
  const share = ((over + under) / compared) * 100
  return `${count(over)} over, ${count(under)} under (${share.toFixed(1)} %)`
}
