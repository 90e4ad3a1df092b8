import { Button, Text } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { signOut } from '#app/shell/actions.ts'
import { ColorSchemeButton } from '#app/shell/color-scheme-button.tsx'
import classes from '#app/shell/shell.module.css'

/** Where one is, on the left; oneself, on the right. */
export function TopBar({ place, name }: { place: string | undefined; name: string }) {
  return (
    <div className={classes.topBar}>
      <Text fw={600} truncate className={classes.place}>
        {place ?? 'Belowline'}
      </Text>
      <Text size="sm" c="dimmed" truncate className={classes.name}>
        {name}
      </Text>
      <ColorSchemeButton />
      <form action={signOut}>
        <Button
          type="submit"
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconLogout size={16} aria-hidden />}
        >
          Sign out
        </Button>
      </form>
    </div>
  )
}
