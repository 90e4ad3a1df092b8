import { ActionIcon, Button, Group, NativeSelect } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconChartDots, IconKeyboard, IconLayoutSidebarRight } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, memo, useState } from 'react'
import type { Assignee } from '#lib/assignees/schema.ts'
import type { Policy } from '#lib/policies/schema.ts'
import type { ViewNames } from '#lib/queue/data.ts'
import type { SavedView } from '#lib/queue/saved/schema.ts'
import type { View } from '#lib/queue/schema.ts'
import { type Order, ordersOf, readBand, type Total } from '#lib/queue/views.ts'
import { viewQueryString } from '#lib/queue/write-view.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import type { Attribute } from '#lib/scoring/schema.ts'
import { notLoaded, onItsWay } from './not-loaded.tsx'
import { QUEUE_TITLES } from './queue-titles.ts'
import { sayTotal } from './say-total.ts'
import classes from './toolbar.module.css'
import { viewAddress } from './view-address.ts'
import { ViewChips } from './view-chips.tsx'

const FilterPanel = dynamic(() => import('./filter-panel.tsx').then((module) => module.FilterPanel, notLoaded), {
  loading: onItsWay,
})

/**
 * What stands around a view: how its ids are called, what it can be narrowed to, the name it is kept under, and the
 * policy that it is decided by.
 */
export type AroundView = {
  names: ViewNames
  sections: { id: string; name: string }[]
  languages: string[]
  people: Assignee[]
  saved: SavedView | null
  policy: Pick<Policy, 'number' | 'rules' | 'text'>
}

function orderTitle(order: Order): string {
  if (order === 'newest') return 'Newest first'
  if (order === 'oldest') return 'Oldest first'
  if (order === 'longest') return 'Longest waiting first'
  if (order === 'reports') return 'Most reported first'
  if (order === 'unsure') return 'Least sure scores first'
  const [attribute, end] = order.split(':') as [Attribute, string]
  return `${ATTRIBUTE_TITLES[attribute].title}, ${end === 'high' ? 'highest' : 'lowest'} first`
}

type Props = {
  site: string
  view: View
  total: Total
  around: AroundView
  maySave: boolean
  onHelp: () => void
  onContext: () => void
}

/** Which comments these are, how many, and in what order. */
export const Toolbar = memo(function Toolbar({ site, view, total, around, maySave, onHelp, onContext }: Props) {
  const router = useRouter()
  const [filtering, setFiltering] = useState(false)
  const go = (next: View) => router.push(viewAddress(site, next))
  return (
    <div>
      <div className={classes.toolbar}>
        <h1 className={classes.title}>
          {around.saved?.name ?? QUEUE_TITLES[view.queue]} <span className="quiet numbers">{sayTotal(total)}</span>
        </h1>
        <SearchBox text={view.text} onSearch={(text) => go({ ...view, text })} />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={15} aria-hidden />}
          aria-expanded={filtering}
          onClick={() => setFiltering(!filtering)}
        >
          Filter
        </Button>
        <NativeSelect
          aria-label="Order"
          size="xs"
          w={176}
          value={view.order}
          onChange={(event) => go({ ...view, order: event.currentTarget.value as Order })}
          data={ordersOf(view.queue).map((order) => ({ value: order, label: orderTitle(order) }))}
        />
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            component={Link}
            href={`/sites/${site}/range?${viewQueryString(view)}&by=${readBand(view.band ?? '')?.attribute ?? 'toxicity'}`}
            prefetch={false}
            variant="subtle"
            color="gray"
            aria-label="Work by range"
            title="Work by range"
          >
            <IconChartDots size={18} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label="Thread, article and history" onClick={onContext}>
            <IconLayoutSidebarRight size={18} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label="Keys" onClick={onHelp} className={classes.wideOnly}>
            <IconKeyboard size={18} />
          </ActionIcon>
        </Group>
      </div>
      <ViewChips site={site} view={view} names={around.names} />
      {filtering && <FilterPanel site={site} view={view} around={around} maySave={maySave} onGo={go} />}
    </div>
  )
})

function SearchBox({ text, onSearch }: { text: string | undefined; onSearch: (text: string | undefined) => void }) {
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const said = new FormData(event.currentTarget).get('text')
    onSearch(typeof said === 'string' && said.trim() !== '' ? said.trim() : undefined)
  }
  return (
    <search className={classes.searchPlace}>
      <form onSubmit={search}>
        <input
          type="search"
          name="text"
          id="queue-search"
          className={classes.search}
          defaultValue={text}
          maxLength={200}
          placeholder="Search texts"
          aria-label="Search the texts of this queue"
        />
      </form>
    </search>
  )
}
