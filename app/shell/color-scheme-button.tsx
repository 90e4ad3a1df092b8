'use client'

import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'

/** Goes between light and dark. Following the system is chosen on the account page. */
export function ColorSchemeButton() {
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const computed = useComputedColorScheme('light', { getInitialValueInEffect: true })
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      onClick={() => setColorScheme(computed === 'light' ? 'dark' : 'light')}
      aria-label="Switch between light and dark"
      title="Switch between light and dark"
    >
      <IconMoon size={18} stroke={1.6} aria-hidden className="mantine-dark-hidden" />
      <IconSun size={18} stroke={1.6} aria-hidden className="mantine-light-hidden" />
    </ActionIcon>
  )
}
