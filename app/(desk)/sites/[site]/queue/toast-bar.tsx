import { Button, Kbd } from '@mantine/core'
import { memo, useCallback, useRef } from 'react'
import { useKeyName } from './keys-context.tsx'
import classes from './queue.module.css'
import type { Toast, UndoTarget } from './use-desk.ts'

/** What was just done, said to the eye and to the ear, with the way back. */
export function ToastBar({ toast, onUndo }: { toast: Toast | null; onUndo: (batch: UndoTarget) => void }) {
  const batch = toast?.batch
  const latest = useRef(batch)
  latest.current = batch
  const undo = useCallback(() => latest.current && onUndo(latest.current), [onUndo])
  return (
    <div className={classes.toast} data-shown={toast ? true : undefined}>
      <output aria-live="polite">{toast?.text}</output>
      {batch && <UndoButton onUndo={undo} />}
    </div>
  )
}

/** The same button through a row of decisions. */
const UndoButton = memo(function UndoButton({ onUndo }: { onUndo: () => void }) {
  const undoKey = useKeyName('undo')
  return (
    <Button size="compact-sm" variant="white" onClick={onUndo} rightSection={undoKey && <Kbd size="xs">{undoKey}</Kbd>}>
      Undo
    </Button>
  )
})
