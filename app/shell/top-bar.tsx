import { Button, Text } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { signOut } from '#app/shell/actions.ts'
import { ColorSchemeButton } from '#app/shell/color-scheme-button.tsx'
import classes from '#app/shell/shell.module.css'
import type { SiteMenu } from '#app/shell/shell.tsx'

type Props = { sites: SiteMenu[]; site: SiteMenu | undefined; place: string | undefined; name: string }

/** Where one is, on the left; oneself, on the right. */
export function TopBar({ sites, site, place, name }: Props) {
  return (
    <div className={classes.topBar}>
      {sites.length > 1 && site && <SiteSelect sites={sites} site={site} />}
      <Text fw={600} truncate className={classes.place}>
        {place ?? 'Belowline'}
      </Text>
      <Text size="sm" c="dimmed" truncate className={classes.name}>
        {name}
      </Text>
      <ColorSchemeButton />
      <form action={signOut}>
        <Button type="submit" variant="subtle" color="gray" size="compact-sm" aria-label="Sign out">
          <IconLogout size={18} stroke={1.6} aria-hidden />
          <span className={classes.signOutLabel}>Sign out</span>
        </Button>
      </form>
    </div>
  )
}

/** Goes to the queue of another site. */
function SiteSelect({ sites, site }: { sites: SiteMenu[]; site: SiteMenu }) {
  const router = useRouter()
  return (
    <select
      aria-label="Site"
      value={site.key}
      onChange={(event) => router.push(`/sites/${event.currentTarget.value}/queue`)}
      className={classes.site}
    >
      {sites.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  )
}
