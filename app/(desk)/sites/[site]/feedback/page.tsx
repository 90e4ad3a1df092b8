import { Alert, Container, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { FeedbackList } from '#app/(desk)/sites/[site]/feedback/feedback-list.tsx'
import { MeasureTable } from '#app/(desk)/sites/[site]/feedback/measure-table.tsx'
import { TranslationTable } from '#app/(desk)/sites/[site]/feedback/translation-table.tsx'
import { ButtonLink } from '#app/(desk)/sites/[site]/links.tsx'
import { requireSite } from '#lib/http/site-page.ts'
import { FEEDBACK_PAGE, feedbackJudgements, listFeedback, scorePairs } from '#lib/perspective/data.ts'
import { measureFeedback } from '#lib/perspective/measure-feedback.ts'

export const metadata: Metadata = { title: 'Feedback' }

/** What most clients of the Perspective API come with. */
const USUAL_THRESHOLD = 0.8

type Props = { params: Promise<{ site: string }>; searchParams: Promise<{ before?: string | string[] }> }

export default async function FeedbackPage({ params, searchParams }: Props) {
  const { site } = await requireSite(params, 'insight.read')
  const { before } = await searchParams
  const [rows, judgements, pairs] = await Promise.all([
    listFeedback(site.id, isId(before) ? before : null),
    feedbackJudgements(site.id),
    scorePairs(site.id),
  ])
  const measures = [...judgements.byAttribute].map(([attribute, list]) =>
    measureFeedback(attribute, list, USUAL_THRESHOLD),
  )
  const last = rows.length === FEEDBACK_PAGE ? rows.at(-1) : undefined
  return (
    <Container size="lg" py="lg">
      <Stack gap="xl">
        <div>
          <Title order={1}>Feedback</Title>
          <Text c="dimmed">What moderators of other systems decided and sent back.</Text>
        </div>
        <Alert variant="default" title="Decided in sight of a score">
          These people saw a score when they decided, and most of what they saw was picked by one. The numbers below say
          how well scores and decisions go together, not how good the scorer is. Feedback is never a label, and stands
          in no dataset.
        </Alert>
        <MeasureTable measures={measures} scorer={judgements.scorer} />
        <TranslationTable pairs={pairs.byAttribute} scorer={pairs.scorer} />
        <FeedbackList rows={rows} />
        {last && (
          <div>
            <ButtonLink href={`/sites/${site.key}/feedback?before=${last.id}`} variant="default">
              Older
            </ButtonLink>
          </div>
        )}
      </Stack>
    </Container>
  )
}

const isId = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
