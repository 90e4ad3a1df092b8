import { NativeSelect, Stack, Switch } from '@mantine/core'
import type { PersonSettings } from '#lib/accounts/settings/schema.ts'

type Props = { settings: PersonSettings; onChange: (some: Partial<PersonSettings>) => void }

const BLURS = [0.3, 0.5, 0.7, 0.9]
const BREAKS = [25, 50, 90]

const orNull = (value: string): number | null => (value === '' ? null : Number(value))
/** What is kept stands in the list, whatever it is. */
const among = (choices: readonly number[], kept: number | null) =>
  [...new Set([...choices, ...(kept === null ? [] : [kept])])].sort((a, b) => a - b)

export function CareForm({ settings, onChange }: Props) {
  const { blurFrom, breakAfter, countExposure } = settings
  return (
    <Stack gap="sm" maw={420}>
      <NativeSelect
        label="Blur texts"
        description="A blurred text is shown by a key or a click, one at a time."
        value={blurFrom ?? ''}
        onChange={(event) => onChange({ blurFrom: orNull(event.currentTarget.value) })}
        data={[
          { value: '', label: 'Never' },
          ...among(BLURS, blurFrom).map((from) => ({
            value: String(from),
            label: `When any score is ${Math.round(from * 100)} % or more`,
          })),
        ]}
      />
      <NativeSelect
        label="Suggest a break"
        value={breakAfter ?? ''}
        onChange={(event) => onChange({ breakAfter: orNull(event.currentTarget.value) })}
        data={[
          { value: '', label: 'Never' },
          ...among(BREAKS, breakAfter).map((after) => ({ value: String(after), label: `After ${after} minutes` })),
        ]}
      />
      <Switch
        label="Count the harsh texts that I read today"
        description="Counted and kept in this browser; it is not sent anywhere."
        checked={countExposure}
        onChange={(event) => onChange({ countExposure: event.currentTarget.checked })}
      />
    </Stack>
  )
}
