'use client'

import {
  Badge,
  Button,
  Group,
  NativeSelect,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  TextInput,
} from '@mantine/core'
import { useState } from 'react'
import { explainOutcome } from '#app/(desk)/sites/[site]/labels/attributes/explain-outcome.ts'
import { ownColour } from '#app/(desk)/sites/[site]/labels/own-colour.ts'
import { useChange } from '#app/(desk)/sites/[site]/labels/use-labels-api.ts'
import type { AttributeChange, AttributeOutcome, LabelAttribute } from '#lib/labels/attributes/schema.ts'

type Row = LabelAttribute & { events: number }
type Doing = { key: string; what: 'retitle' | 'merge' } | null

/** All attributes of a site; its own can be changed. */
export function AttributeList({ site, attributes }: { site: string; attributes: readonly Row[] }) {
  const [doing, setDoing] = useState<Doing>(null)
  const { busy, message, change } = useChange()
  const send = async (key: string, body: AttributeChange) => {
    if (await change<AttributeOutcome>(`/api/sites/${site}/attributes/${key}`, body, explainOutcome)) setDoing(null)
  }
  const titles = new Map(attributes.map((one) => [one.key, one.title]))
  return (
    <>
      {message && (
        <Text role="alert" c="var(--mantine-color-error)">
          {message}
        </Text>
      )}
      <TableScrollContainer minWidth={640}>
        <Table verticalSpacing="xs">
          <TableThead>
            <TableTr>
              <TableTh>Title</TableTh>
              <TableTh>Key</TableTh>
              <TableTh ta="right">Labels given</TableTh>
              <TableTh>What can be done</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {attributes.map((one) => (
              <TableTr key={one.key}>
                <TableTd>
                  <strong style={{ color: ownColour(one.key) }}>{one.title}</strong>{' '}
                  {one.mergedInto && (
                    <Text span size="sm" c="dimmed">
                      merged into {titles.get(one.mergedInto) ?? one.mergedInto}
                    </Text>
                  )}
                  {one.deprecated && !one.mergedInto && (
                    <Badge variant="default" size="sm">
                      No longer asked for
                    </Badge>
                  )}
                </TableTd>
                <TableTd>
                  <code>{one.key}</code>
                </TableTd>
                <TableTd ta="right" className="numbers">
                  {one.events.toLocaleString('en')}
                </TableTd>
                <TableTd>
                  {one.own && !one.mergedInto ? (
                    <Changes
                      one={one}
                      doing={doing?.key === one.key ? doing.what : null}
                      busy={busy}
                      targets={attributes.filter((other) => other.key !== one.key && !other.mergedInto)}
                      onDo={(what) => setDoing(what && { key: one.key, what })}
                      onSend={(body) => void send(one.key, body)}
                    />
                  ) : (
                    <Text size="sm" c="dimmed">
                      {one.own ? 'Merged for good' : 'Scored; every site has it'}
                    </Text>
                  )}
                </TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </TableScrollContainer>
    </>
  )
}

type ChangesProps = {
  one: Row
  doing: 'retitle' | 'merge' | null
  busy: boolean
  targets: readonly Row[]
  onDo: (what: 'retitle' | 'merge' | null) => void
  onSend: (change: AttributeChange) => void
}

function Changes({ one, doing, busy, targets, onDo, onSend }: ChangesProps) {
  const [value, setValue] = useState('')
  const begin = (what: 'retitle' | 'merge') => {
    setValue(what === 'retitle' ? one.title : (targets[0]?.key ?? ''))
    onDo(what)
  }
  if (!doing) {
    return (
      <Group gap={4}>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => begin('retitle')}
          aria-label={`Retitle ${one.title}`}
        >
          Retitle
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          loading={busy}
          onClick={() => onSend({ kind: one.deprecated ? 'restore' : 'deprecate' })}
        >
          {one.deprecated ? 'Ask for it again' : 'Ask no longer'}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => begin('merge')}
          aria-label={`Merge ${one.title} into another`}
        >
          Merge
        </Button>
      </Group>
    )
  }
  return (
    <Group gap={4}>
      {doing === 'retitle' ? (
        <TextInput
          size="xs"
          aria-label="New title"
          value={value}
          maxLength={60}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      ) : (
        <NativeSelect
          size="xs"
          aria-label="Merge into"
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          data={targets.map(({ key, title }) => ({ value: key, label: title }))}
        />
      )}
      <Button
        size="compact-xs"
        loading={busy}
        onClick={() => onSend(doing === 'retitle' ? { kind: 'retitle', title: value } : { kind: 'merge', into: value })}
      >
        {doing === 'retitle' ? 'Keep' : 'Merge for good'}
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={() => onDo(null)}>
        Back
      </Button>
    </Group>
  )
}
