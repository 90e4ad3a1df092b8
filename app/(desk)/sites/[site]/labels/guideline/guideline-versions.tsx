import { Text, VisuallyHidden } from '@mantine/core'
import { When } from '#app/(desk)/sites/[site]/when.tsx'
import { compareGuidelines } from '#lib/labels/guidelines/compare-guidelines.ts'
import type { GuidelineVersion } from '#lib/labels/guidelines/schema.ts'
import classes from '../labels.module.css'

type Props = { versions: readonly GuidelineVersion[]; titles: Readonly<Record<string, string>> }

const MARKS = { added: '+', removed: '−', same: ' ' } as const
const SAID = { added: 'Added: ', removed: 'Removed: ', same: '' } as const

/** All versions, newest first, each with what it changed of the one before. */
export function GuidelineVersions({ versions, titles }: Props) {
  return (
    <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {versions.map((version, place) => (
        <li key={version.id} style={{ marginBottom: 'var(--mantine-spacing-md)' }}>
          <Text component="span" fw={600}>
            Version {version.number}
          </Text>{' '}
          <Text component="span" size="sm" c="dimmed">
            {version.createdBy ?? 'made with the site'}, <When at={version.createdAt} />
          </Text>
          <Changes version={version} before={versions[place + 1]} titles={titles} />
        </li>
      ))}
    </ol>
  )
}

type ChangesProps = { version: GuidelineVersion; before: GuidelineVersion | undefined; titles: Props['titles'] }

function Changes({ version, before, titles }: ChangesProps) {
  if (!before) return null
  const parts = compareGuidelines(before, version)
  if (parts.length === 0) return <Text size="sm">Nothing differs from version {before.number}.</Text>
  return parts.map(({ attribute, lines }) => (
    <div key={attribute ?? ''}>
      <Text size="sm" mt={6}>
        {attribute ? (titles[attribute] ?? attribute) : 'Text'}
      </Text>
      <ul className={classes.diff}>
        {lines.map(({ change, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text have no other name
          <li key={index} data-change={change}>
            <span aria-hidden>{MARKS[change]} </span>
            <VisuallyHidden>{SAID[change]}</VisuallyHidden>
            {text || ' '}
          </li>
        ))}
      </ul>
    </div>
  ))
}
