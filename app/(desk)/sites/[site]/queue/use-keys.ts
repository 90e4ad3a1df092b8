import { useEffect } from 'react'

const TYPING =
  'input:not([type=checkbox]), textarea, select, [contenteditable=""], [contenteditable="true"], [role="dialog"]'

/** A button answers these itself. */
const PRESSES = ['Enter', ' ']

/** Hears keys wherever the focus is, but not while somebody types, in dialogs, or with a modifier held. */
export function useKeys(handle: (key: string, event: KeyboardEvent) => boolean): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest(TYPING) && event.key !== 'Escape') return
      if (target?.closest('button, a, input') && PRESSES.includes(event.key)) return
      if (handle(event.key, event)) event.preventDefault()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [handle])
}
