import { NativeSelect, Stack } from '@mantine/core'
import type { PersonSettings } from '#lib/accounts/settings/schema.ts'
import { BLURS, BREAKS, sayBlur, sayBreak } from './care-choices.ts'

type Props = { settings: PersonSettings; onChange: (some: Partial<PersonSettings>) => void }

/** Nothing chosen: what holds is what the site says. */
const AS_SITE = { value: 'site', label: 'As the site says' }
const NEVER = { value: '', label: 'Never' }

/** What is kept stands in the list, whatever it is. */
const among = (choices: readonly number[], kept: number | null | undefined) =>
  [...new Set([...choices, ...(typeof kept === 'number' ? [kept] : [])])].sort((a, b) => a - b)

const said = (kept: number | null | undefined) => (kept === undefined ? AS_SITE.value : String(kept ?? ''))

/** Undefined is no choice, null is "never". */
const chosen = (value: string): number | null | undefined => {
  if (value === AS_SITE.value) return undefined
  return value === '' ? null : Number(value)
}

/** A person's own care; a site may ask for more of it, never for less. */
export function CareForm({ settings, onChange }: Props) {
  const { blurFrom, breakAfter, countExposure } = settings
  return (
    <Stack gap="sm" maw={420}>
      <NativeSelect
        label="Blur texts"
        description="A blurred text is shown by a key or a click, one at a time."
        value={said(blurFrom)}
        onChange={(event) => onChange({ blurFrom: chosen(event.currentTarget.value) })}
        data={[
          AS_SITE,
          NEVER,
          ...among(BLURS, blurFrom).map((from) => ({ value: String(from), label: sayBlur(from) })),
        ]}
      />
      <NativeSelect
        label="Suggest a break"
        value={said(breakAfter)}
        onChange={(event) => onChange({ breakAfter: chosen(event.currentTarget.value) })}
        data={[
          AS_SITE,
          NEVER,
          ...among(BREAKS, breakAfter).map((after) => ({ value: String(after), label: sayBreak(after) })),
        ]}
      />
      <NativeSelect
        label="Count the harsh texts that I read today"
        description="Counted and kept in this browser; it is not sent anywhere."
        value={countExposure === undefined ? AS_SITE.value : String(countExposure)}
        onChange={({ currentTarget: { value } }) =>
          onChange({ countExposure: value === AS_SITE.value ? undefined : value === 'true' })
        }
        data={[AS_SITE, { value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }]}
      />
    </Stack>
  )
}
