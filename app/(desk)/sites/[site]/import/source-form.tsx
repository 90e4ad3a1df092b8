import { Skeleton, Tabs, TabsList, TabsPanel, TabsTab } from '@mantine/core'
import { IconClipboardText, IconFiles, IconWorld } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { AddressForm } from '#app/(desk)/sites/[site]/import/address-form.tsx'
import { PasteForm } from '#app/(desk)/sites/[site]/import/paste-form.tsx'
import type { ImportActions } from '#app/(desk)/sites/[site]/import/use-import.ts'

const FileDrop = dynamic(() => import('#app/(desk)/sites/[site]/import/file-drop.tsx').then((file) => file.FileDrop), {
  ssr: false,
  loading: () => <Skeleton h={220} />,
})

/** The three ways of a page in. */
export function SourceForm({ siteKey, add }: { siteKey: string; add: ImportActions['add'] }) {
  return (
    <Tabs defaultValue="paste" keepMounted={false}>
      <TabsList mb="md">
        <TabsTab value="paste" leftSection={<IconClipboardText size={16} aria-hidden />}>
          Paste
        </TabsTab>
        <TabsTab value="files" leftSection={<IconFiles size={16} aria-hidden />}>
          Files
        </TabsTab>
        <TabsTab value="address" leftSection={<IconWorld size={16} aria-hidden />}>
          Address
        </TabsTab>
      </TabsList>
      <TabsPanel value="paste">
        <PasteForm add={add} />
      </TabsPanel>
      <TabsPanel value="files">
        <FileDrop add={add} />
      </TabsPanel>
      <TabsPanel value="address">
        <AddressForm siteKey={siteKey} add={add} />
      </TabsPanel>
    </Tabs>
  )
}
