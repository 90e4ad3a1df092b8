import { useEffect } from 'react'
import { postJson } from './api.ts'

const REST_MILLISECONDS = 400
const HEARTBEAT_MILLISECONDS = 20_000

/** Is on the comment that the focus rests on, as long as it does; leaves it with the focus, the tab or the network. */
export function useClaim(site: string, commentId: string | null, may: boolean): void {
  useEffect(() => {
    if (!commentId || !may) return
    const path = `/api/sites/${site}/claims`
    let on = false
    const beat = () => {
      on = true
      void postJson(path, { commentId, leave: null })
    }
    const leave = () => {
      if (on) void postJson(path, { commentId: null, leave: commentId })
      on = false
    }
    const rest = setTimeout(beat, REST_MILLISECONDS)
    const heart = setInterval(beat, HEARTBEAT_MILLISECONDS)
    window.addEventListener('pagehide', leave)
    return () => {
      clearTimeout(rest)
      clearInterval(heart)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [site, commentId, may])
}
