import { useEffect } from 'react'

const DIALOG = '[role="dialog"]'
const TYPING = `input:not([type=checkbox]), textarea, select, [contenteditable=""], [contenteditable="true"], ${DIALOG}`

/** A button answers these itself. */
const PRESSES = ['Enter', ' ']

/**
 * Hears keys wherever the focus is, but not while somebody types or in dialogs. A key with Ctrl or Cmd is named "Mod+"
 * and the key, and heard while typing too; what means nothing is the browser's.
 */
export function useKeys(handle: (key: string, event: KeyboardEvent) => boolean): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.altKey || event.isComposing) return
      const isMod = event.ctrlKey || event.metaKey
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest(isMod ? DIALOG : TYPING) && event.key !== 'Escape') return
      if (target?.closest('button, a, input') && PRESSES.includes(event.key)) return
      if (handle(isMod ? `Mod+${event.key.toLowerCase()}` : event.key, event)) event.preventDefault()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [handle])
}
