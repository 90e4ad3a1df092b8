import { useEffect } from 'react'
import { postJson } from './api.ts'

const REST_MILLISECONDS = 400
const HEARTBEAT_MILLISECONDS = 20_000

/** Is on the comment that the focus rests on, as long as it does; leaves it with the focus, the tab or the network. */
export function useClaim(site: string, commentId: string | null, may: boolean): void {
  useEffect(() => {
    if (!commentId || !may) return
    const path = `/api/sites/${site}/claims`
    let beaten: Promise<unknown> | null = null
    const beat = () => {
      beaten = postJson(path, { commentId, leave: null })
    }
    const sendLeave = () => postJson(path, { commentId: null, leave: commentId })
    /** After the last beat has been answered: it must not arrive behind, and claim what was left. */
    const leave = () => {
      void beaten?.then(sendLeave)
      beaten = null
    }
    const hide = () => {
      if (beaten) void sendLeave()
      beaten = null
    }
    const rest = setTimeout(beat, REST_MILLISECONDS)
    const heart = setInterval(beat, HEARTBEAT_MILLISECONDS)
    window.addEventListener('pagehide', hide)
    return () => {
      clearTimeout(rest)
      clearInterval(heart)
      window.removeEventListener('pagehide', hide)
      leave()
    }
  }, [site, commentId, may])
}
