import { Text } from '@mantine/core'
import { AttributeName } from '#app/(desk)/sites/[site]/policy/attribute-name.tsx'
import { CurveFigure } from '#app/(desk)/sites/[site]/scorer/curve-figure.tsx'
import { sayMeasure } from '#app/(desk)/sites/[site]/scorer/say-measure.ts'
import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import type { CurvePoint, Measured, Report } from '#lib/scoring/read-report.ts'
import { ATTRIBUTES, type Attribute } from '#lib/scoring/schema.ts'

type Curves = NonNullable<Report['curves'][Attribute]>

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** The share of the true ones that is found while at most `rate` of the harmless ones are put before a person. */
function foundAt(roc: readonly CurvePoint[], rate: number): number {
  return roc.reduce((best, [wrong, found]) => (wrong <= rate ? Math.max(best, found) : best), 0)
}

/** ROC and reliability of each attribute on Wikipedia comments, side by side. */
export function CurveList({ report: { curves, calibrationError } }: { report: Report }) {
  return (
    <>
      <Text c="dimmed" size="sm" mb="sm">
        On Wikipedia comments. Left: how many of the true ones are found (up) when so many harmless ones are flagged too
        (across); nearer to the upper left corner is better. Right: how often comments of a score were true (up), as if
        each attribute came at its natural rate; nearer to the dashed line is better. High scores of a rare attribute
        are few, and their points rest on a handful of comments.
      </Text>
      <ul className={classes.figures}>
        {ATTRIBUTES.map((attribute) => {
          const found = curves[attribute]
          return (
            found && (
              <CurvePair key={attribute} attribute={attribute} curves={found} error={calibrationError[attribute]} />
            )
          )
        })}
      </ul>
    </>
  )
}

type PairProps = { attribute: Attribute; curves: Curves; error: Measured | undefined }

function CurvePair({ attribute, curves, error }: PairProps) {
  const { title } = ATTRIBUTE_TITLES[attribute]
  const { roc, reliability, n, positives } = curves
  const bins = reliability.map(([score, truth]) => `scored ${percent(score)}, true ${percent(truth)}`)
  return (
    <li className={classes.figure}>
      <div className={classes.caption}>
        <AttributeName attribute={attribute} />{' '}
        <Text span c="dimmed" size="sm">
          n {n.toLocaleString('en')}, true {positives.toLocaleString('en')}
          {error !== undefined && `, calibration error ${sayMeasure(error)}`}
        </Text>
      </div>
      <div className={classes.pair}>
        <CurveFigure
          attribute={attribute}
          points={roc}
          across="harmless flagged"
          up="found"
          label={`ROC of ${title.toLowerCase()}: ${percent(foundAt(roc, 0.01))} found with 1 % of harmless ones flagged, ${percent(foundAt(roc, 0.05))} with 5 %, ${percent(foundAt(roc, 0.1))} with 10 %.`}
        />
        <CurveFigure
          attribute={attribute}
          points={reliability}
          across="score"
          up="true"
          dots
          label={`Reliability of ${title.toLowerCase()}: ${bins.join('; ')}.`}
        />
      </div>
    </li>
  )
}
