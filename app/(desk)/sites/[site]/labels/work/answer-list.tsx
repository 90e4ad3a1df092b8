import { Kbd } from '@mantine/core'
import type { CSSProperties } from 'react'
import { ownColour } from '#app/(desk)/sites/[site]/labels/own-colour.ts'
import { keyName } from '#app/(desk)/sites/[site]/queue/commands.ts'
import classes from '../labels.module.css'

export type Answer = 'yes' | 'no' | 'unsure'
export type Asked = { key: string; title: string }

/** What a key or a click goes to from each answer. */
export const AFTER = { no: 'yes', yes: 'unsure', unsure: 'no' } as const satisfies Record<Answer, Answer>

const SAID: Record<Answer, string> = { yes: 'Yes', no: 'No', unsure: 'Unsure' }

type Props = {
  legend: string
  attributes: readonly Asked[]
  answers: Readonly<Record<string, Answer>>
  keys: ReadonlyMap<string, string>
  onTurn: (attribute: string) => void
}

/** One line for each attribute with its key and its answer; a key or a click goes to the next answer. */
export function AnswerList({ legend, attributes, answers, keys, onTurn }: Props) {
  return (
    <fieldset className={classes.answers} aria-label={legend}>
      {attributes.map(({ key, title }) => {
        const said = answers[key] ?? 'no'
        const printed = keys.get(key)
        return (
          <button
            key={key}
            type="button"
            className={classes.answer}
            data-said={said}
            style={{ '--own': ownColour(key) } as CSSProperties}
            onClick={() => onTurn(key)}
          >
            {printed && (
              <Kbd size="xs" aria-hidden>
                {keyName(printed)}
              </Kbd>
            )}
            <span className={classes.name}>{title}</span>
            <span className={classes.said}>{SAID[said]}</span>
          </button>
        )
      })}
    </fieldset>
  )
}
