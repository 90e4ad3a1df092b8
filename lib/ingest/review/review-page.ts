import type { Actor } from '#lib/audit/schema.ts'
import { newId } from '#lib/db/id.ts'
import { planPage } from '#lib/ingest/plan-page.ts'
import { GUESSED } from '#lib/ingest/read-page.ts'
import { type StoredPage, storedPage } from '#lib/ingest/review/data.ts'
import { settle } from '#lib/ingest/review/mutations.ts'
import { readCorrection } from '#lib/ingest/review/read-correction.ts'
import type {
  CorrectionAsked,
  ReviewOutcome,
  ReviewQuery,
  SettleOutcome,
  SettleRequest,
  SplitRefused,
} from '#lib/ingest/review/schema.ts'
import { separateInWorker } from '#lib/ingest/separate-in-worker.ts'
import { showPreview } from '#lib/ingest/show-preview.ts'
import { checkSplits } from '#lib/separation/check-splits.ts'
import { findFirstCommentBlock } from '#lib/separation/find-first-comment-block.ts'
import type { PageCorrection, PageSource, Separation } from '#lib/separation/schema.ts'

type Where = { siteId: string; pageId: string; signal?: AbortSignal }

/** Shows a stored page to a person who looks at its separation: as it is stored, or as they correct it. */
export async function reviewPage({ siteId, pageId, signal }: Where, asked: ReviewQuery): Promise<ReviewOutcome> {
  const page = await storedPage(siteId, pageId)
  if (!page) return { ok: false, reason: 'not-here' }
  if (!page.source) return { ok: false, reason: 'erased' }
  const found = await separateInWorker(page.source, [null], { signal })
  if (!found.ok) return found
  const { kind } = page.source
  const read = asked.correction
    ? { ok: true as const, correction: asked.correction }
    : await readCorrection(page.source, found.separations[0], { stored: page.separation.blocks, signal })
  if (!read.ok) return read
  const said = read.correction ?? { splits: [], marks: {} }
  const corrected = await correct(page.source, said, { found: found.separations[0], signal })
  if (!corrected.ok) return corrected
  const { separation, correction } = corrected
  const moved = correction.border === undefined ? null : { firstCommentBlock: correction.border }
  const border = findFirstCommentBlock(separation)
  const preview = showPreview(asRead(separation, page), { ...asked, correction: moved, knownAs: null })
  const { id: separationId } = page.separation
  const startedAnew = read.correction === null
  return {
    ok: true,
    review: {
      separationId,
      articleId: page.articleId,
      waiting: page.waiting,
      kind,
      correction,
      startedAnew,
      preview: { ...preview, border },
    },
  }
}

/** Settles a page as a person says: its comments come in, or those that are here follow the correction. */
export async function settlePage(
  { siteId, pageId, signal }: Where,
  { correction, separationId }: SettleRequest,
  by: { actor: Actor; now: Date; pseudonymKey: string },
): Promise<SettleOutcome> {
  const page = await storedPage(siteId, pageId)
  if (!page) return { ok: false, reason: 'not-here' }
  if (!page.source) return { ok: false, reason: 'erased' }
  if (page.separation.id !== separationId) return { ok: false, reason: 'changed-meanwhile' }
  const corrected = await correct(page.source, correction, { signal })
  if (!corrected.ok) return corrected
  const { separation } = corrected
  const plan = planPage(separation, { siteId, newId, pseudonymKey: by.pseudonymKey })
  return settle(
    { page, separation: differs(page, separation) ? asRead(separation, page) : null, plan },
    { siteId, ...by },
  )
}

/** `correction` is what was asked, with its places as they hold. */
type Corrected =
  | { ok: true; separation: Separation; correction: CorrectionAsked }
  | { ok: false; reason: 'no-such-block' | 'too-heavy' }
  | SplitRefused

async function correct(
  source: PageSource,
  asked: CorrectionAsked,
  { found, signal }: { found?: Separation; signal?: AbortSignal | undefined },
): Promise<Corrected> {
  const { border, marks } = asked
  const checked = checkSplits(source, asked.splits)
  if (!checked.ok) return { ok: false, reason: 'bad-split', detail: checked.detail }
  const { splits } = checked
  const untouched = border === undefined && splits.length === 0 && Object.keys(marks).length === 0
  if (untouched && found) return { ok: true, separation: found, correction: asked }
  const correction: PageCorrection = {
    border: border === undefined ? null : { firstCommentBlock: border },
    splits,
    marks,
  }
  const separated = await separateInWorker(source, [correction], { signal })
  if (!separated.ok) return separated
  const [separation] = separated.separations
  const last = separation.blocks.length - 1
  const beyond = (block: number | null | undefined) => typeof block === 'number' && block > last
  if (beyond(border) || Object.keys(marks).some((block) => beyond(Number(block))))
    return { ok: false, reason: 'no-such-block' }
  return { ok: true, separation, correction: { ...asked, splits } }
}

/** What showed when the bytes of a page were read does not show in its text, and holds for every separation of it. */
function asRead(separation: Separation, { separation: { warnings } }: StoredPage): Separation {
  return warnings.includes(GUESSED) ? { ...separation, warnings: [...separation.warnings, GUESSED] } : separation
}

/** Whether a separation is another than the one that is stored: only then is there a correction to keep. */
function differs({ separation: { blocks } }: StoredPage, separation: Separation): boolean {
  const same = separation.blocks.every((block, i) => {
    const [start, end, part, comment] = blocks[i] ?? []
    return block.span[0] === start && block.span[1] === end && block.part === part && block.comment === comment
  })
  return !same || blocks.length !== separation.blocks.length
}
