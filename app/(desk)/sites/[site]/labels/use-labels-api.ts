import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { postJson } from '#app/(desk)/sites/[site]/queue/api.ts'

/** Sends changes one at a time and shows the page anew after each; `message` says what went wrong. */
export function useChange() {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [message, setMessage] = useState<string | null>(null)

  /** Sends a change; `explain` says in words what an answer means, null where it went well. Answers the value then. */
  async function change<T>(path: string, body: unknown, explain: (value: T) => string | null): Promise<T | null> {
    setBusy(true)
    const answer = await postJson<T>(path, body)
    setBusy(false)
    const wrong = answer.ok ? explain(answer.value) : answer.message
    setMessage(wrong)
    if (wrong !== null || !answer.ok) return null
    router.refresh()
    return answer.value
  }
  return { busy, message, setMessage, change }
}
