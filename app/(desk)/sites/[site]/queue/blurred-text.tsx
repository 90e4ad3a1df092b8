import { Button, Kbd } from '@mantine/core'
import classes from './card.module.css'
import { useKeyName } from './keys-context.tsx'

/** A text that is kept from the eye, and from the ear, until the person wants it. */
export function BlurredText({ text, onReveal }: { text: string; onReveal: () => void }) {
  const key = useKeyName('reveal')
  return (
    <div className={classes.veil}>
      <p className={`reading ${classes.text} ${classes.veiled}`} dir="auto" aria-hidden>
        {text}
      </p>
      <Button
        size="compact-sm"
        variant="default"
        onClick={onReveal}
        rightSection={
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
