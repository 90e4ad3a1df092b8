import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core'
import { sayDuration } from '#lib/insights/say-duration.ts'
import type { ModeratorFigures } from '#lib/insights/schema.ts'
import { percent } from '#lib/policies/score-word.ts'
import classes from './overview.module.css'

export function Moderators({ moderators }: { moderators: readonly ModeratorFigures[] }) {
  if (moderators.length === 0) return <Text size="sm">Nobody decided anything in this time.</Text>
  return (
    <div className={classes.scroll}>
      <Table className="numbers">
        <TableThead>
          <TableTr>
            <TableTh>Moderator</TableTh>
            <TableTh>Decided</TableTh>
            <TableTh>Hidden</TableTh>
            <TableTh>Half within</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {moderators.map(({ userId, name, decided, hidden, seconds }) => (
            <TableTr key={userId}>
              <TableTd>{name}</TableTd>
              <TableTd>{decided.toLocaleString('en')}</TableTd>
              <TableTd>{percent(hidden / decided)}</TableTd>
              <TableTd>{seconds === null ? 'None waited' : sayDuration(seconds)}</TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </div>
  )
}
