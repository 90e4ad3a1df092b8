import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconKeyboard, IconLayoutSidebarRight } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import type { View } from '#lib/queue/schema.ts'
import { ORDERS, type Order } from '#lib/queue/views.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import type { Attribute } from '#lib/scoring/schema.ts'
import classes from './queue.module.css'
import { QUEUE_TITLES } from './queue-titles.ts'
import { viewAddress } from './view-address.ts'

function orderTitle(order: Order): string {
  if (order === 'newest') return 'Newest first'
  if (order === 'oldest') return 'Oldest first'
  const [attribute, end] = order.split(':') as [Attribute, string]
  return `${ATTRIBUTE_TITLES[attribute].title}, ${end === 'high' ? 'highest' : 'lowest'} first`
}

type Props = { site: string; view: View; total: number; onHelp: () => void; onContext: () => void }

/** Which comments these are, how many, and in what order. */
export function Toolbar({ site, view, total, onHelp, onContext }: Props) {
  const router = useRouter()
  return (
    <div className={classes.toolbar}>
      <h1 className={classes.title}>
        {QUEUE_TITLES[view.queue]} <span className={`${classes.quiet} numbers`}>{total.toLocaleString('en')}</span>
      </h1>
      {view.article && (
        <a className={classes.chip} href={viewAddress(site, { ...view, article: undefined })}>
          One article <span aria-hidden>×</span>
          <span className={classes.hidden}>, show all articles</span>
        </a>
      )}
      <NativeSelect
        aria-label="Order"
        size="xs"
        value={view.order}
        onChange={(event) => router.push(viewAddress(site, { ...view, order: event.currentTarget.value as Order }))}
        data={ORDERS.map((order) => ({ value: order, label: orderTitle(order) }))}
      />
      <ActionIcon variant="subtle" color="gray" aria-label="Thread, article and history" onClick={onContext}>
        <IconLayoutSidebarRight size={18} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label="Keys" onClick={onHelp} className={classes.wideOnly}>
        <IconKeyboard size={18} />
      </ActionIcon>
    </div>
  )
}
