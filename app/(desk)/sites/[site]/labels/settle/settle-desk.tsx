'use client'

import { Button, Group, Kbd, Text, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { SidesTable } from '#app/(desk)/sites/[site]/labels/settle/sides-table.tsx'
import { useSettling } from '#app/(desk)/sites/[site]/labels/settle/use-settling.ts'
import { useLabelKeys } from '#app/(desk)/sites/[site]/labels/use-label-keys.ts'
import { AFTER, type Asked } from '#app/(desk)/sites/[site]/labels/work/answer-list.tsx'
import { MarkedComment } from '#app/(desk)/sites/[site]/labels/work/marked-comment.tsx'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { useKeys } from '#app/(desk)/sites/[site]/queue/use-keys.ts'
import type { Difference, DifferencePage, DifferenceQuery } from '#lib/labels/adjudication/schema.ts'
import type { MarkedSpans } from '#lib/labels/schema.ts'
import { sayCount } from '#lib/say-count.ts'
import classes from '../labels.module.css'

type Props = { site: string; query: DifferenceQuery; page: DifferencePage; total: number; attributes: readonly Asked[] }

/** One difference after the other: who said what side by side, the settled label by key, and why. */
export function SettleDesk({ site, query, page, total, attributes }: Props) {
  const settling = useSettling({ site, query, page })
  const { now, labels, setLabels } = settling
  const left = Math.max(0, total - settling.settled)
  const asked = attributes.filter(({ key }) => now?.said[key])
  const { keys, commands, nameOf } = useLabelKeys(asked.map((one) => one.key))
  const text = useRef<HTMLParagraphElement>(null)
  const reason = useRef<HTMLInputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hands go to the text when another comment comes
  useEffect(() => text.current?.focus(), [now?.commentId])

  const turn = (attribute: string) => {
    const said = labels[attribute]
    setLabels({ ...labels, [attribute]: said ? AFTER[said] : 'yes' })
    text.current?.focus()
  }
  const act = {
    submit: () => void settling.settle(reason.current?.value ?? ''),
    skip: settling.pass,
    back: settling.back,
    mark: () => reason.current?.focus(),
  }
  useKeys((key, event) => {
    if (!now || settling.busy || event.repeat) return false
    if (key === 'Escape') {
      text.current?.focus()
      return true
    }
    const attribute = asked.find((one) => keys.get(one.key) === key)
    const command = commands.get(key)
    if (attribute) turn(attribute.key)
    else if (command) act[command]()
    return attribute !== undefined || command !== undefined
  })

  return (
    <section aria-label="Differences">
      <div className={classes.bar}>
        <span className="numbers" role="status">
          {query.settled === 'yes'
            ? sayCount(left, 'differs', 'differ')
            : `${sayCount(left, 'waits', 'wait')} to be settled`}
        </span>
        {(query.attribute || query.pair || query.project || query.settled === 'yes') && (
          <AnchorLink href={`/sites/${site}/labels/settle`} size="sm" underline="always">
            All that wait
          </AnchorLink>
        )}
      </div>
      {settling.message && <Text role="alert">{settling.message}</Text>}
      {!now && <Text c="dimmed">{settling.loading ? 'Loading more…' : 'Nothing more differs here.'}</Text>}
      {now && (
        <>
          <article className={classes.card} aria-label="Comment">
            {now.article && <p className={classes.around}>Under “{now.article}”</p>}
            {now.parent && <p className={classes.around}>In answer to: {now.parent.slice(0, 400)}</p>}
            <MarkedComment ref={text} text={now.text} spans={marksOf(now)} picked={null} />
            <SidesTable difference={now} attributes={asked} labels={labels} keys={keys} onTurn={turn} />
          </article>
          <TextInput
            ref={reason}
            key={now.commentId}
            mt="md"
            maw="44rem"
            label="Why"
            maxLength={1000}
            placeholder="What the guideline says of it"
            defaultValue={reasonOf(now)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') act.submit()
            }}
          />
          <div className={classes.actions}>
            <Button
              onClick={act.submit}
              loading={settling.busy}
              disabled={Object.keys(labels).length === 0}
              rightSection={<Kbd size="xs">{nameOf('submit')}</Kbd>}
            >
              Settle and next
            </Button>
            <Button variant="default" onClick={act.skip} rightSection={<Kbd size="xs">{nameOf('skip')}</Kbd>}>
              Pass over
            </Button>
            <Button variant="default" onClick={act.mark} rightSection={<Kbd size="xs">{nameOf('mark')}</Kbd>}>
              Say why
            </Button>
            <Button
              variant="subtle"
              onClick={act.back}
              disabled={!settling.canGoBack}
              rightSection={<Kbd size="xs">{nameOf('back')}</Kbd>}
            >
              Last one again
            </Button>
          </div>
          <Group mt="sm">
            <Button
              size="compact-sm"
              variant="subtle"
              disabled={Object.keys(now.settled).length === 0 || now.gold}
              onClick={() => void settling.makeGold()}
            >
              {now.gold ? 'It is gold' : 'Make what was settled gold'}
            </Button>
          </Group>
        </>
      )}
    </section>
  )
}

function marksOf({ said }: Difference): MarkedSpans {
  return Object.fromEntries(Object.entries(said).map(([key, all]) => [key, all.flatMap((one) => one.spans)]))
}

const reasonOf = ({ settled }: Difference): string => Object.values(settled).find((one) => one.reason)?.reason ?? ''
