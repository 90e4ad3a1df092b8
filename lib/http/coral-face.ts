import { answerProblem } from '#lib/http/answer-problem.ts'
import { answeringFace } from '#lib/http/face.ts'
import { type FaceAnswer, readBodyBytes, readHead } from '#lib/http/face-request.ts'
import { settingsOf } from '#lib/http/face-settings.ts'
import { FRESH_FOR, HELD_FOR } from '#lib/http/face-times.ts'
import { scorerOfSite } from '#lib/http/face-version.ts'
import { FreshCache } from '#lib/http/fresh-cache.ts'
import { tallyLanguage } from '#lib/http/language-tally.ts'
import { inTime, TooLate } from '#lib/in-time.ts'
import { describeFault, logger } from '#lib/logger.ts'
import { blankMarkup } from '#lib/perspective/blank-markup.ts'
import { chooseLanguage } from '#lib/perspective/choose-language.ts'
import { answerCoral, type CoralAnswer, coralRequest, isFromCoral, UNSCORED } from '#lib/perspective/coral-phase.ts'
import { currentPolicy } from '#lib/policies/data.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { siteByKey } from '#lib/sites/data.ts'
import { openSecret } from '#lib/webhooks/seal-secret.ts'

const PREFIX = '/api/v1/coral/'
const LIMIT = 1024 * 1024
/** Within so many milliseconds there is an answer, so that Coral does not skip us for being late. */
const DEADLINE = 500

const sites = new FreshCache(siteByKey, { keepFor: FRESH_FOR, holdFor: HELD_FOR, most: 1000 })
const policies = new FreshCache(currentPolicy, { keepFor: FRESH_FOR, holdFor: HELD_FOR, most: 1000 })

/** `POST /api/v1/coral/SITE`: an external moderation phase of Coral, signed by the secret that Coral made for it. */
export const coralFace = answeringFace({
  matches: (path) => path.startsWith(PREFIX),
  answer: async (incoming) => {
    const { method, path, header } = readHead(incoming)
    const body = await readBodyBytes(incoming, LIMIT)
    if (method !== 'POST') return answerProblem({ status: 405 }, { allow: 'POST' })
    const asked = {
      key: path.slice(PREFIX.length),
      signature: header('x-coral-signature') ?? '',
      body,
      now: Date.now(),
    }
    return inTime(answer(asked), DEADLINE).catch(unscored)
  },
  failed: () => say(UNSCORED),
})

/** An error, and Coral would go on without us; a person looks, also where it cannot be known who asks. */
function unscored(error: unknown): FaceAnswer {
  if (!(error instanceof TooLate)) {
    logger('http').error(describeFault(error), "a comment of Coral's could not be judged")
  }
  return say(UNSCORED)
}

type Asked = { key: string; signature: string; body: Buffer | null; now: number }

async function answer({ key, signature, body, now }: Asked): Promise<FaceAnswer> {
  const site = key.length <= 100 ? await sites.get(key, now) : null
  const settings = site ? await settingsOf(site.id, now) : null
  if (!site || !settings?.coralSecret)
    return answerProblem({ status: 404, detail: 'No phase of Coral is set up here.' })
  // What is too long is not kept, and so nobody knows who signed it.
  if (!body) return say(UNSCORED)
  const secret = openSecret(settings.coralSecret, secrets().webhook)
  if (!isFromCoral(body, { signature, secret })) {
    return answerProblem({ status: 401, detail: 'The signature is not that of the secret that is kept here.' })
  }
  return say(await judge(body, { siteId: site.id, scoreAnyway: settings.scoreAnyway, now }))
}

type Of = { siteId: string; scoreAnyway: boolean; now: number }

/** What is signed and cannot be read or scored waits for a person as well: an error, and Coral would go on without us. */
async function judge(body: Buffer, { siteId, scoreAnyway, now }: Of): Promise<CoralAnswer | null> {
  const read = coralRequest.safeParse(parse(body))
  if (!read.success) return UNSCORED
  const written = read.data.comment.body
  const shown = blankMarkup(written)
  const { unsupported } = await chooseLanguage([], shown)
  const refused = unsupported !== null && !scoreAnyway
  tallyLanguage(siteId, unsupported ?? 'en', { refused, now })
  const scorer = refused ? null : await scorerOfSite(siteId, now)
  if (!scorer) return UNSCORED
  const texts = shown === written ? [written] : [shown, written]
  const [policy, outcomes] = await Promise.all([policies.get(siteId, now), scorer.several(texts)])
  return answerCoral(policy.rules, outcomes)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}

/** Nothing to say is 204, as Coral has it. */
function say(said: CoralAnswer | null): FaceAnswer {
  const headers = { 'cache-control': 'no-store' }
  if (!said) return { status: 204, headers, body: '' }
  return { status: 200, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(said) }
}
