import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { memo } from 'react'
import classes from './context.module.css'

export type ContextTab = 'thread' | 'article' | 'author' | 'policy' | 'notes' | 'history'

const TABS: { value: ContextTab; label: string }[] = [
  { value: 'thread', label: 'Thread' },
  { value: 'article', label: 'Article' },
  { value: 'author', label: 'Author' },
  { value: 'policy', label: 'Policy' },
  { value: 'notes', label: 'Notes' },
  { value: 'history', label: 'History' },
]

const STYLES = { label: { paddingInline: 4 } }

type Props = { tab: ContextTab; onTab: (tab: ContextTab) => void; onClose: () => void }

/** What of the context is shown; drawn again only when that changes. */
export const ContextHead = memo(function ContextHead({ tab, onTab, onClose }: Props) {
  return (
    <div className={classes.contextHead}>
      <SegmentedControl<ContextTab>
        size="xs"
        value={tab}
        onChange={onTab}
        data={TABS}
        aria-label="What to show"
        styles={STYLES}
      />
      <ActionIcon variant="subtle" color="gray" aria-label="Close the context" onClick={onClose}>
        <IconX size={16} />
      </ActionIcon>
    </div>
  )
})
