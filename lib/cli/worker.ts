import { Command } from 'commander'
import { env } from '#lib/env.ts'
import { runWorker } from '#lib/jobs/run-worker.ts'
import { describeFault, logger } from '#lib/logger.ts'
import { offerOwnVersion } from '#lib/rescoring/open-offer.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { onStopSignal, watchParent } from '#lib/runtime/watch-parent.ts'
import { openScorer } from '#lib/scoring/open-scorer.ts'
import { openVersions } from '#lib/versions/open-version.ts'

export const workerCommand = new Command('worker')
  .description('Run one more worker on the same database; npm start runs one already')
  .option('--supervised', 'end when standard input closes')
  .action(async ({ supervised }: { supervised?: boolean }) => {
    // Its jobs are taken up again by whoever comes next: nothing to wait for.
    if (supervised) watchParent(() => process.exit(1))
    await withDatabase(work)
  })

async function work(): Promise<void> {
  const scorer = await openScorer(env().scorer)
  await offerOwnVersion(scorer, new Date())
  const versions = openVersions(scorer)
  const worker = await runWorker(scorer, versions.open)
  logger('worker').info({ scorer: scorer.id }, 'ready')
  onStopSignal(() => void worker.stop())
  await worker.ended.catch((error: unknown) => {
    logger('worker').fatal(describeFault(error), 'broke')
    process.exit(1)
  })
  await versions.close()
  await scorer.close()
}
