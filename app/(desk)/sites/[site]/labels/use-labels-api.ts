import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type Answer, deleteJson, postJson } from '#app/(desk)/sites/[site]/queue/api.ts'

/** Says in words what an answer means, null where it went well. */
type Explain<T> = (value: T) => string | null

/** Sends changes one at a time and shows the page anew after each; `message` says what went wrong. */
export function useChange() {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [message, setMessage] = useState<string | null>(null)

  /** Answers the value where it went well. */
  async function settle<T>(sent: Promise<Answer<T>>, explain: Explain<T>): Promise<T | null> {
    setBusy(true)
    const answer = await sent
    setBusy(false)
    const wrong = answer.ok ? explain(answer.value) : answer.message
    setMessage(wrong)
    if (wrong !== null || !answer.ok) return null
    router.refresh()
    return answer.value
  }
  const change = <T>(path: string, body: unknown, explain: Explain<T>) => settle(postJson<T>(path, body), explain)
  const remove = <T>(path: string, explain: Explain<T>) => settle(deleteJson<T>(path), explain)
  return { busy, message, setMessage, change, remove }
}
