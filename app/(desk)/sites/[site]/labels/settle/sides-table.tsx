import { Button, Kbd, TableScrollContainer, VisuallyHidden } from '@mantine/core'
import { ownColour } from '#app/(desk)/sites/[site]/labels/own-colour.ts'
import type { Answer, Asked } from '#app/(desk)/sites/[site]/labels/work/answer-list.tsx'
import { keyName } from '#app/(desk)/sites/[site]/queue/commands.ts'
import type { Difference } from '#lib/labels/adjudication/schema.ts'
import classes from '../labels.module.css'

type Props = {
  difference: Difference
  attributes: readonly Asked[]
  labels: Readonly<Record<string, Answer>>
  keys: ReadonlyMap<string, string>
  onTurn: (attribute: string) => void
}

/** A row for each attribute, a column for each annotator, and what is settled at its end. */
export function SidesTable({ difference, attributes, labels, keys, onTurn }: Props) {
  const people = [...new Map(Object.values(difference.said).flat().map((one) => [one.userId, one.name]))] // biome-ignore format: one thought
  return (
    <TableScrollContainer minWidth={420}>
      <table className={classes.sides}>
        <thead>
          <tr>
            <th scope="col">Attribute</th>
            {people.map(([id, name]) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">Settled</th>
          </tr>
        </thead>
        <tbody>
          {attributes.map(({ key, title }) => {
            const said = difference.said[key] ?? []
            const differs = new Set(said.map((one) => one.value)).size > 1
            const printed = keys.get(key)
            const settled = labels[key]
            return (
              <tr key={key} data-differs={differs || undefined}>
                <th scope="row" style={{ color: differs ? ownColour(key) : undefined }}>
                  {title}
                </th>
                {people.map(([id]) => (
                  <td key={id}>{said.find((one) => one.userId === id)?.value ?? '–'}</td>
                ))}
                <td>
                  <Button
                    size="compact-sm"
                    variant={settled ? 'filled' : 'default'}
                    onClick={() => onTurn(key)}
                    rightSection={
                      printed && (
                        <Kbd size="xs" aria-hidden>
                          {keyName(printed)}
                        </Kbd>
                      )
                    }
                  >
                    <VisuallyHidden>Settle {title}: </VisuallyHidden>
                    {settled ?? '–'}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </TableScrollContainer>
  )
}
