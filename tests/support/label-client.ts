import { parentPort, workerData } from 'node:worker_threads'
import { nextAssignment, submitLabels } from '#lib/assignments/mutations.ts'
import { disconnect, setDatabase } from '#lib/db/client.ts'

/**
 * One annotator at a desk of their own: a thread with its own connections, which takes and answers assignments of a project
 * until none is left. Answers the ids of what it was given.
 */
type Asked = { url: string; siteId: string; projectId: string; userId: string; attributes: string[] }

const { url, siteId, projectId, userId, attributes } = workerData as Asked
setDatabase(url)
const by = () => ({ siteId, userId, now: new Date() })
const given: string[] = []
for (;;) {
  const assignment = await nextAssignment(projectId, by())
  if (!assignment) break
  given.push(assignment.id)
  const labels = Object.fromEntries(attributes.map((key) => [key, 'no' as const]))
  const outcome = await submitLabels(assignment.id, { labels, spans: {}, leadMs: 1000 }, by())
  if (!outcome.ok) throw new Error(outcome.reason)
}
await disconnect()
parentPort?.postMessage(given)
