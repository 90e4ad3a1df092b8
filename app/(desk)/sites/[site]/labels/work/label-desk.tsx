'use client'

import { Button, Group, Kbd, Text } from '@mantine/core'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { useLabelKeys } from '#app/(desk)/sites/[site]/labels/use-label-keys.ts'
import { AFTER, AnswerList, type Asked } from '#app/(desk)/sites/[site]/labels/work/answer-list.tsx'
import { withSpan } from '#app/(desk)/sites/[site]/labels/work/cut-text.ts'
import { type Guide, GuidePanel } from '#app/(desk)/sites/[site]/labels/work/guide-panel.tsx'
import { MarkList } from '#app/(desk)/sites/[site]/labels/work/mark-list.tsx'
import { MarkedComment } from '#app/(desk)/sites/[site]/labels/work/marked-comment.tsx'
import { SkipPanel } from '#app/(desk)/sites/[site]/labels/work/skip-panel.tsx'
import { usePicking } from '#app/(desk)/sites/[site]/labels/work/use-picking.ts'
import { useWork } from '#app/(desk)/sites/[site]/labels/work/use-work.ts'
import { useKeys } from '#app/(desk)/sites/[site]/queue/use-keys.ts'
import { type OwnAssignment, SKIP_REASONS } from '#lib/assignments/schema.ts'
import classes from '../labels.module.css'

type Props = {
  site: string
  project: { name: string; done: number }
  attributes: readonly Asked[]
  first: OwnAssignment | null
  guide: Guide
}

/** One comment after the other, answered by key, with the guideline beside it. */
export function LabelDesk({ site, project, attributes, first, guide }: Props) {
  const work = useWork(site, first, attributes)
  const { now, draft, setDraft } = work
  const text = useRef<HTMLParagraphElement>(null)
  const picking = usePicking(now?.text ?? '', text)
  const [skipping, setSkipping] = useState(false)
  const { keys, commands, nameOf } = useLabelKeys(attributes.map((one) => one.key))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hands go to the text when another comment comes
  useEffect(() => text.current?.focus(), [now?.id])

  /** Turns the answer of an attribute; while words are picked it marks them for it. */
  const turn = (attribute: string) => {
    const { picked } = picking
    const { answers, spans } = draft
    if (picked) {
      const marked = { ...spans, [attribute]: withSpan(spans[attribute] ?? [], picked) }
      setDraft({
        spans: marked,
        answers: { ...answers, [attribute]: answers[attribute] === 'unsure' ? 'unsure' : 'yes' },
      })
      picking.end()
    } else {
      const said = AFTER[answers[attribute] ?? 'no']
      setDraft({
        spans: said === 'no' ? { ...spans, [attribute]: [] } : spans,
        answers: { ...answers, [attribute]: said },
      })
    }
    text.current?.focus()
  }
  const leave = () => {
    setSkipping(false)
    picking.end()
    text.current?.focus()
  }
  const act = {
    submit: () => void work.submit(),
    skip: () => setSkipping(true),
    back: work.back,
    mark: picking.begin,
    leave,
  }
  useKeys((key, event) => {
    if (!now || work.busy) return false
    if (key === 'Escape') {
      leave()
      return true
    }
    if (skipping) {
      const reason = SKIP_REASONS[Number(key) - 1]
      if (reason) {
        setSkipping(false)
        void work.skip(reason)
      }
      return reason !== undefined
    }
    if (picking.walking && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      picking.step(key === 'ArrowRight' ? 1 : -1, event.shiftKey)
      return true
    }
    const attribute = attributes.find((one) => keys.get(one.key) === key)
    const command = commands.get(key)
    if (event.repeat || !(attribute || command)) return false
    if (attribute) turn(attribute.key)
    else if (command) act[command]()
    return true
  })

  return (
    <div className={classes.desk}>
      <section className={classes.column} aria-label="Labelling">
        <div className={classes.bar}>
          <h1 style={{ fontSize: '1rem', margin: 0 }}>{project.name}</h1>
          <span className="numbers">{(project.done + work.done).toLocaleString('en')} done by you</span>
        </div>
        <Text role="status" size="sm" mb={work.message ? 'sm' : 0}>
          {work.message}
        </Text>
        {now ? (
          <>
            <article className={classes.card} aria-label="Comment">
              {now.article && <p className={classes.around}>Under “{now.article}”</p>}
              {now.parent && <p className={classes.around}>In answer to: {now.parent.slice(0, 400)}</p>}
              <MarkedComment ref={text} text={now.text} spans={draft.spans} picked={picking.shown} />
              <MarkList
                text={now.text}
                spans={draft.spans}
                attributes={attributes}
                onRemove={(attribute, span) => {
                  const kept = draft.spans[attribute]?.filter((one) => one !== span) ?? []
                  setDraft({ ...draft, spans: { ...draft.spans, [attribute]: kept } })
                  text.current?.focus()
                }}
              />
            </article>
            {picking.picked && (
              <Text size="sm" mt="sm" role="status">
                Press the key of an attribute to mark these words for it
                {picking.walking && '; ← and → move, with Shift they take more words'}. Esc leaves them.
              </Text>
            )}
            <AnswerList legend="Is it so?" attributes={attributes} answers={draft.answers} keys={keys} onTurn={turn} />
            {skipping ? (
              <SkipPanel
                onLeave={leave}
                onPick={(reason) => {
                  setSkipping(false)
                  void work.skip(reason)
                }}
              />
            ) : (
              <div className={classes.actions}>
                <Button onClick={act.submit} loading={work.busy} rightSection={<Kbd size="xs">{nameOf('submit')}</Kbd>}>
                  Submit and next
                </Button>
                <Button variant="default" onClick={act.skip} rightSection={<Kbd size="xs">{nameOf('skip')}</Kbd>}>
                  Skip
                </Button>
                <Button variant="default" onClick={act.mark} rightSection={<Kbd size="xs">{nameOf('mark')}</Kbd>}>
                  Mark words
                </Button>
                <Button
                  variant="subtle"
                  disabled={!work.canGoBack}
                  onClick={act.back}
                  rightSection={<Kbd size="xs">{nameOf('back')}</Kbd>}
                >
                  Last one again
                </Button>
              </div>
            )}
          </>
        ) : (
          <AllDone site={site} />
        )}
      </section>
      <GuidePanel guide={guide} attributes={attributes} />
    </div>
  )
}

function AllDone({ site }: { site: string }) {
  return (
    <div className={classes.card}>
      <Text fw={600}>Nothing more waits for you here</Text>
      <Text size="sm" c="dimmed" mb="sm">
        What others leave comes back after a while.
      </Text>
      <Group>
        <Button component={Link} href={`/sites/${site}/labels`} variant="default">
          To your work
        </Button>
      </Group>
    </div>
  )
}
