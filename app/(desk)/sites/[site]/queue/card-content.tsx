import { memo } from 'react'
import { orderAttributes } from '#lib/labels/attributes/order-attributes.ts'
import { explainReason } from '#lib/policies/explain-reason.ts'
import type { QueueRow } from '#lib/queue/schema.ts'
import { AUTHOR_COUNTED } from '#lib/queue/views.ts'
import { sayReports } from '#lib/reports/say-reports.ts'
import { attributesToShow } from './attributes-to-show.ts'
import { BlurredText } from './blurred-text.tsx'
import classes from './card.module.css'
import { useIsBlurred } from './cared-text.tsx'
import { KnownLimit } from './known-limit.tsx'
import { useAttributeTitle } from './label-attributes.tsx'
import { MarkedText } from './marked-text.tsx'
import { sayAge } from './say-age.ts'
import { sayLanguage } from './say-language.ts'
import { ScoreList, type Thresholds } from './score-list.tsx'

type Props = {
  row: QueueRow
  now: Date
  thresholds: Thresholds
  focused: boolean
  details: boolean
  /** Whether its text is kept from the eye until the person wants it. */
  blurred: boolean
  onReveal: (commentId: string) => void
}

/** A number and its sign stand on one line. */
const NUMBER_STAYS = '\u00a0%'

const SCORING = {
  waiting: 'Not scored yet',
  scored: null,
  skipped: 'Not scored',
  failed: 'Scoring failed',
} as const

/** What is said of a comment: who, where, the text and why it is here. Drawn again only when one of these changes. */
export const CardContent = memo(function CardContent(props: Props) {
  const { row, now, thresholds, focused, details, blurred } = props
  const all = focused && details
  const shown = row.scores ? attributesToShow(row.scores, { thresholds, all }) : []
  return (
    <>
      <Head row={row} now={now} />
      {row.parent && <Parent commentId={row.commentId} parent={row.parent} />}
      {blurred ? (
        <BlurredText
          text={row.text}
          className={`reading ${classes.text}`}
          byKey={focused}
          onReveal={() => props.onReveal(row.commentId)}
        />
      ) : (
        <MarkedText text={row.text} spans={row.spans} worst={row.worstWindow} of={shown} />
      )}
      <Why row={row} />
      {row.reports && <ReadersWords words={row.reports.words} />}
      {row.scores && <ScoreList scores={row.scores} thresholds={thresholds} all={all} />}
      {focused && !blurred && <KnownLimit row={row} />}
      <LabelsSaid row={row} />
      {row.note && (
        <p className={classes.note}>
          <span className="quiet">{row.note.by} noted: </span>
          {row.note.text}
        </p>
      )}
    </>
  )
})

/** A number of an author's record, which is counted only so far. */
const sayRecord = (count: number) =>
  count > AUTHOR_COUNTED ? `${AUTHOR_COUNTED.toLocaleString('en')}+` : count.toLocaleString('en')

function Head({ row, now }: { row: QueueRow; now: Date }) {
  const posted = row.postedAt ?? row.receivedAt
  return (
    <header className={classes.head}>
      <strong>{row.author?.name ?? 'Unnamed'}</strong>
      {row.author && (
        <span className="quiet numbers">
          {sayRecord(row.author.approved)} approved, {sayRecord(row.author.hidden)} hidden
        </span>
      )}
      <time className="quiet" dateTime={posted} title={row.postedAtText ?? new Date(posted).toUTCString()}>
        {row.postedAt ? sayAge(row.postedAt, now) : (row.postedAtText ?? `came in ${sayAge(row.receivedAt, now)}`)}
      </time>
      {row.language && <span className="quiet">{sayLanguage(row.language)}</span>}
      {row.assignee && <span className={classes.status}>For {row.assignee.name}</span>}
      {row.status !== 'pending' && <span className={classes.status}>{row.status}</span>}
      <span className={classes.article}>
        {row.article.section && <span className="quiet">{row.article.section} › </span>}
        {row.article.title ?? 'Untitled article'}
      </span>
    </header>
  )
}

/** What it answers; where that is harsh it is revealed with the comment itself. */
function Parent({ commentId, parent }: { commentId: string; parent: NonNullable<QueueRow['parent']> }) {
  const isBlurred = useIsBlurred(commentId, parent.harshest)
  return (
    <p className={classes.parent}>
      <span className="quiet">Answers {parent.author ?? 'unnamed'}: </span>
      <span className={isBlurred ? classes.veiled : undefined} aria-hidden={isBlurred || undefined}>
        {parent.text ?? 'a text that was erased'}
      </span>
    </p>
  )
}

function Why({ row }: { row: QueueRow }) {
  const state = SCORING[row.scoring]
  const reported = row.reports ? [sayReports(row.reports)] : []
  const reasons = row.reasons.map(explainReason)
  const missing = state && reasons.length === 0 ? [state] : []
  const sentences = [...reported, ...reasons, ...missing]
  if (sentences.length === 0) return null
  return (
    <p className={classes.why} data-unscored={state ? true : undefined}>
      <span className="quiet">Why here: </span>
      {sentences.join(' · ').replaceAll(' %', NUMBER_STAYS)}
    </p>
  )
}

/** What readers wrote when they reported it, the newest first. */
function ReadersWords({ words }: { words: readonly string[] }) {
  return [...new Set(words)].map((said) => (
    <p key={said} className={classes.note}>
      <span className="quiet">A reader wrote: </span>
      {said}
    </p>
  ))
}

function LabelsSaid({ row }: { row: QueueRow }) {
  const titleOf = useAttributeTitle()
  const held = orderAttributes(Object.keys(row.labels)).map((key) => [key, row.labels[key]] as const)
  const said = held.flatMap(([key, value]) => (value && value !== 'cleared' ? [`${titleOf(key)} ${value}`] : []))
  if (said.length === 0) return null
  return (
    <p className={classes.labels}>
      <span className="quiet">Your labels: </span>
      {said.join(' · ')}
    </p>
  )
}
