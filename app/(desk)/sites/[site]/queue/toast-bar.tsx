import { Button, Kbd } from '@mantine/core'
import { useKeyName } from './keys-context.tsx'
import classes from './queue.module.css'
import type { Toast, UndoTarget } from './use-desk.ts'

/** What was just done, said to the eye and to the ear, with the way back. */
export function ToastBar({ toast, onUndo }: { toast: Toast | null; onUndo: (batch: UndoTarget) => void }) {
  const batch = toast?.batch
  const undoKey = useKeyName('undo')
  return (
    <div className={classes.toast} data-shown={toast ? true : undefined}>
      <output aria-live="polite">{toast?.text}</output>
      {batch && (
        <Button
          size="compact-sm"
          variant="white"
          onClick={() => onUndo(batch)}
          rightSection={undoKey && <Kbd size="xs">{undoKey}</Kbd>}
        >
          Undo
        </Button>
      )}
    </div>
  )
}
