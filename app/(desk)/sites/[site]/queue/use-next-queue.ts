import { useRouter } from 'next/navigation'
import { useQueueCounts } from '#app/shell/queue-counts.tsx'
import type { QueueName } from '#lib/queue/views.ts'

const ROUND = ['pending', 'flagged', 'unscored', 'escalated', 'mine'] as const

/** The queue after this one, round and round, that has something in it; the very next one where none has. */
export function nextQueue(now: QueueName, counts: Partial<Record<QueueName, number>> | null): QueueName {
  const at = ROUND.indexOf(now as (typeof ROUND)[number])
  const others = [...ROUND.slice(at + 1), ...ROUND.slice(0, Math.max(0, at))]
  return others.find((queue) => (counts?.[queue] ?? 0) > 0) ?? others[0] ?? 'pending'
}

/** Goes to the next queue. */
export function useNextQueue(site: string, now: QueueName): () => void {
  const router = useRouter()
  const { counts } = useQueueCounts()
  return () => router.push(`/sites/${site}/queue?queue=${nextQueue(now, counts)}`)
}
