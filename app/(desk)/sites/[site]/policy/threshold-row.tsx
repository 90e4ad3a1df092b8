import { NumberInput, Slider, Switch } from '@mantine/core'
import { AttributeName } from '#app/(desk)/sites/[site]/policy/attribute-name.tsx'
import { fromPercent, toPercent } from '#app/(desk)/sites/[site]/policy/percent-value.ts'
import classes from '#app/(desk)/sites/[site]/policy/policy.module.css'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

/** Where a threshold begins that is switched on. */
const FIRST_THRESHOLD = 0.7

type Props = {
  attribute: Attribute
  /** Null where the attribute has none. */
  threshold: number | null
  set: (threshold: number | null) => void
}

/** The threshold of one attribute: on or off, by slider and by number. */
export function ThresholdRow({ attribute, threshold, set }: Props) {
  const { title } = ATTRIBUTE_TITLES[attribute]
  const off = threshold === null
  const value = toPercent(threshold ?? FIRST_THRESHOLD)
  const setPercent = (percent: number) => set(fromPercent(Math.min(100, Math.max(0, percent))))
  return (
    <li className={classes.row}>
      <Switch
        checked={!off}
        onChange={(event) => set(event.currentTarget.checked ? FIRST_THRESHOLD : null)}
        label={<AttributeName attribute={attribute} />}
        className={classes.switch}
      />
      <Slider
        value={off ? 0 : value}
        onChange={setPercent}
        min={0}
        max={100}
        step={1}
        disabled={off}
        label={null}
        thumbSize={24}
        color={`var(--attribute-${attribute})`}
        thumbLabel={`Threshold of ${title}`}
        thumbProps={{ 'aria-valuetext': off ? 'None' : `${value} %` }}
        className={classes.slider}
      />
      <NumberInput
        value={off ? '' : value}
        onChange={(percent) => typeof percent === 'number' && setPercent(percent)}
        min={0}
        max={100}
        decimalScale={1}
        suffix=" %"
        placeholder="None"
        disabled={off}
        aria-label={`Threshold of ${title} in per cent`}
        className={classes.number}
      />
    </li>
  )
}
