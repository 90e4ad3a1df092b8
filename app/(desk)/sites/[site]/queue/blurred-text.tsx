import { Button, Kbd } from '@mantine/core'
import classes from './card.module.css'
import { useKeyName } from './keys-context.tsx'

type Props = {
  text: string
  className: string
  /** Whether the key for it reveals this one. */
  byKey?: boolean
  onReveal: () => void
}

/** A text that is kept from the eye, and from the ear, until the person wants it. */
export function BlurredText({ text, className, byKey = false, onReveal }: Props) {
  const key = useKeyName('reveal')
  return (
    <div className={classes.veil}>
      <p className={`${className} ${classes.veiled}`} dir="auto" aria-hidden>
        {text}
      </p>
      <Button
        size="compact-sm"
        variant="default"
        onClick={onReveal}
        rightSection={
          byKey &&
          key && (
            <Kbd size="xs" aria-hidden>
              {key}
            </Kbd>
          )
        }
      >
        Show this text
      </Button>
    </div>
  )
}
