import type { FailReason, SkipReason } from './schema.ts'

const WHY: Record<FailReason | SkipReason, string> = {
  'timed-out': 'it timed out',
  crashed: 'the scorer crashed',
  'not-ready': 'the scorer was not ready',
  'invalid-output': 'the scorer answered nonsense',
  empty: 'the text is empty',
  'no-words': 'there are no words in it',
}

const known = (reason: string): reason is FailReason | SkipReason => reason in WHY

/** Why a comment has no score, as the end of a sentence. */
export function explainMissing(reason: string | null): string {
  return reason !== null && known(reason) ? WHY[reason] : 'of a reason that was not kept'
}
