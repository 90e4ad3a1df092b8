import { Table, TableScrollContainer, TableTbody, TableTd, TableTh, TableThead, TableTr } from '@mantine/core'
import type { ReactNode } from 'react'

export type PlainRow = { key: string; cells: ReactNode[] }

type Props = { label: string; minWidth: number; head: readonly string[]; rows: readonly PlainRow[] }

/** A table that scrolls sideways by itself where the window is narrow; with the keyboard too. */
export function PlainTable({ label, minWidth, head, rows }: Props) {
  return (
    <TableScrollContainer minWidth={minWidth} type="native" tabIndex={0} role="region" aria-label={label}>
      <Table className="numbers">
        <TableThead>
          <TableTr>
            {head.map((title) => (
              <TableTh key={title}>{title}</TableTh>
            ))}
          </TableTr>
        </TableThead>
        <TableTbody>
          {rows.map(({ key, cells }) => (
            <TableTr key={key}>
              {cells.map((cell, i) => (
                <TableTd key={head[i]}>{cell}</TableTd>
              ))}
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </TableScrollContainer>
  )
}
