import { useCallback, useMemo, useState } from 'react'
import type { Blur } from './cared-text.tsx'

/** Which harsh texts are blurred, and which of them the person wanted to see after all. */
export function useBlur(blurFrom: number | null): Blur {
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set())
  const reveal = useCallback((commentId: string) => {
    setRevealed((before) => {
      const after = new Set(before)
      if (!after.delete(commentId)) after.add(commentId)
      return after
    })
  }, [])
  return useMemo(() => ({ blurFrom, revealed, reveal }), [blurFrom, revealed, reveal])
}
