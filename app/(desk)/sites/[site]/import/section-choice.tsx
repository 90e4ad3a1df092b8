import { NativeSelect } from '@mantine/core'
import type { ImportActions } from '#app/(desk)/sites/[site]/import/use-import.ts'
import type { Section } from '#lib/sections/schema.ts'

/** Where the articles of these pages are to stand; nothing where the site has no sections. */
export function SectionChoice({ pages, sections }: { pages: ImportActions; sections: readonly Section[] }) {
  if (sections.length === 0) return null
  return (
    <NativeSelect
      aria-label="Section that it is to stand under"
      value={pages.section ?? ''}
      onChange={(event) => pages.placeUnder(event.currentTarget.value || null)}
      data={[{ value: '', label: 'No section' }, ...sections.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  )
}
