'use client'

import { Button, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { deleteJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import type { GoldLine } from '#lib/assignments/gold/schema.ts'

type Props = { site: string; gold: readonly GoldLine[]; titles: Readonly<Record<string, string>> }

/** The gold comments with their labels, each of which can be taken out. */
export function GoldList({ site, gold, titles }: Props) {
  const router = useRouter()
  const [message, setMessage] = useState<string | null>(null)
  const remove = async (commentId: string) => {
    const answer = await deleteJson(`/api/sites/${site}/gold/${commentId}`)
    setMessage(answer.ok ? null : answer.message)
    router.refresh()
  }
  const say = (answers: GoldLine['answers']) =>
    Object.entries(answers).map(([key, value]) => `${titles[key] ?? key} ${value}`).join(', ') // biome-ignore format: one thought
  if (gold.length === 0) return <Text c="dimmed">There is none yet.</Text>
  return (
    <>
      {message && <Text role="alert">{message}</Text>}
      <Table verticalSpacing="xs" fz="sm">
        <TableThead>
          <TableTr>
            <TableTh>Comment</TableTh>
            <TableTh>Labels</TableTh>
            <TableTh ta="right">Answered</TableTh>
            <TableTd />
          </TableTr>
        </TableThead>
        <TableTbody>
          {gold.map((one) => (
            <TableTr key={one.commentId}>
              <TableTd style={{ overflowWrap: 'anywhere' }}>
                {one.text?.slice(0, 160) ?? 'A text that was erased'}
              </TableTd>
              <TableTd>{say(one.answers)}</TableTd>
              <TableTd ta="right" className="numbers">
                {one.answered}
              </TableTd>
              <TableTd ta="right">
                <Button size="compact-xs" variant="default" onClick={() => void remove(one.commentId)}>
                  Take out
                </Button>
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </>
  )
}
