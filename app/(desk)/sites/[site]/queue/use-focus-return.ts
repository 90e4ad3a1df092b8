import { useEffect, useRef } from 'react'

/** Gives the focus back to the list when what stood over it is gone, unless something else has taken it. */
export function useFocusReturn(open: boolean, toHands: () => void): void {
  const wasOpen = useRef(open)
  useEffect(() => {
    if (wasOpen.current && !open && document.activeElement === document.body) toHands()
    wasOpen.current = open
  })
}
