import type { TaskList } from 'graphile-worker'
import { workBulk } from '#lib/bulks/work/mutations.ts'
import { expireArchives } from '#lib/datasets/runs/mutations.ts'
import { workOnRun } from '#lib/datasets/runs/open-run.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { sweepImports } from '#lib/imports/mutations.ts'
import { workOnImport } from '#lib/imports/open-import.ts'
import { scoreArticle } from '#lib/ingest/score-article.ts'
import { tellMissingLanguages } from '#lib/ingest/tell-languages.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { articlesWithoutJob, usesWithoutJob } from '#lib/jobs/data.ts'
import type { JobName, JobPayloads } from '#lib/jobs/schema.ts'
import { FIRST_COMMENT } from '#lib/policies/data.ts'
import { routeStale } from '#lib/policies/mutations.ts'
import { compactCounts } from '#lib/queue/counts/mutations.ts'
import { askAnew } from '#lib/rescoring/uses/mutations.ts'
import { settleUse } from '#lib/rescoring/uses/settle-use.ts'
import { workOnRescoring } from '#lib/rescoring/work-on-rescoring.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { openVersions } from '#lib/versions/open-version.ts'
import type { OpenVersion } from '#lib/versions/schema.ts'
import { deliverWebhook } from '#lib/webhooks/deliver-webhook.ts'
import { deliveryRules } from '#lib/webhooks/delivery-rules.ts'

const ROUTED_AT_ONCE = 1000

type Attempt = { last: boolean }
type Tasks = { [N in JobName]: (payload: JobPayloads[N], attempt: Attempt) => Promise<void> }

/** What the worker does, by job. Scorers are opened once for the process. */
function tasks(scorer: Scorer, open: OpenVersion): Tasks {
  const by = { scorer, open, now: () => new Date() }
  const rules = deliveryRules(env().webhookNetworks)
  return {
    'score-article': ({ articleId }, { last }) => scoreArticle(articleId, { ...by, last }),
    'route-site': async ({ siteId }) => {
      let after: string | null = FIRST_COMMENT
      while (after) after = await routeStale(siteId, { after, limit: ROUTED_AT_ONCE })
    },
    'rescore-site': ({ runId }, { last }) => workOnRescoring(runId, { ...by, last }),
    'settle-scorer': (use) => settleUse(use, by),
    'deliver-webhook': ({ deliveryId }, { last }) =>
      deliverWebhook(deliveryId, { installation: secrets().webhook, now: by.now, last, rules }),
    'work-bulk': ({ batchId }) => workBulk(batchId, by.now),
    'sweep-scoring': async () => {
      for (const articleId of await articlesWithoutJob()) {
        await addJob(db(), 'score-article', { articleId }, { key: `score-article:${articleId}` })
      }
      for (const use of await usesWithoutJob()) await askAnew(use)
    },
    'tell-languages': () => tellMissingLanguages(),
    'compact-counts': () => compactCounts(),
    'dataset-run': ({ runId }, { last }) =>
      workOnRun(runId, { pseudonymKey: secrets().pseudonym, last, now: () => new Date() }),
    'expire-archives': () => expireArchives(new Date()),
    'work-import': ({ importId }, { last }) =>
      workOnImport(importId, { pseudonymKey: secrets().pseudonym, last, now: () => new Date() }),
    'sweep-imports': () => sweepImports(new Date()),
  }
}

/** The same, in the form that graphile-worker takes. Payloads are ours: only addJob writes them. */
export function taskList(scorer: Scorer, open: OpenVersion = openVersions(scorer).open): TaskList {
  const all = Object.entries(tasks(scorer, open)) as [JobName, (payload: unknown, attempt: Attempt) => Promise<void>][]
  return Object.fromEntries(
    all.map(([name, run]) => [name, (payload, { job }) => run(payload, { last: job.attempts >= job.max_attempts })]),
  )
}
