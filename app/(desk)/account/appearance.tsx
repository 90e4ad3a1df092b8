'use client'

import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useMounted } from '@mantine/hooks'

const choices = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'Like the system' },
]

/** Light, dark, or as the system says; kept in this browser, which alone knows the choice. */
export function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const mounted = useMounted()
  const choose = (value: string) => {
    if (value === 'light' || value === 'dark' || value === 'auto') setColorScheme(value)
  }
  return (
    <SegmentedControl
      aria-labelledby="appearance"
      data={choices}
      value={mounted ? colorScheme : ''}
      onChange={choose}
    />
  )
}
