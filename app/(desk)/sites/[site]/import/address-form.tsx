import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { fetchDraft } from '#app/(desk)/sites/[site]/import/send-page.ts'
import type { ImportActions } from '#app/(desk)/sites/[site]/import/use-import.ts'

/** An address that the server fetches: public pages only. */
export function AddressForm({ siteKey, add }: { siteKey: string; add: ImportActions['add'] }) {
  const [address, setAddress] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [fetching, setFetching] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (address.trim() === '') return setError('Enter the address of a page.')
    setFetching(true)
    setError(null)
    const fetched = await fetchDraft(siteKey, withScheme(address.trim()))
    setFetching(false)
    if (fetched.ok) void add([fetched.value])
    else setError(fetched.message)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Group align="flex-start" gap="sm" wrap="wrap">
          <TextInput
            label="Address of the page"
            description="A public page. Only what the site sends to everybody is seen, not what its scripts load later."
            placeholder="https://example.org/news/article.html"
            inputMode="url"
            autoComplete="off"
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
            error={error}
            flex="1 1 20rem"
          />
        </Group>
        <Group justify="flex-end" gap="sm">
          <Text size="sm" c="dimmed" role="status">
            {fetching ? 'Fetching, at most 15 seconds' : ''}
          </Text>
          <Button type="submit" loading={fetching}>
            Fetch and separate
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** People leave the scheme out. */
function withScheme(address: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`
}
