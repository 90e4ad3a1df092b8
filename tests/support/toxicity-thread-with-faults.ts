import { parentPort } from 'node:worker_threads'

/*
 * The worker thread of the toxicity scorer, except that a text can end it, hold it up, or break it. The listener stands
 * before the thread's own, so that the fault comes first.
 */
parentPort?.on('message', ({ texts }: { texts: string[] }) => {
  const all = texts.join('\n')
  if (all.includes('exit now')) process.exit(3)
  if (all.includes('throw now')) throw new Error('thrown on purpose')
  if (all.includes('hang now')) for (;;);
})

await import('#lib/scoring/toxicity-thread-scorer.ts')
