import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ownAssignment } from '#lib/assignments/data.ts'
import { annotatorFigures } from '#lib/assignments/figures/data.ts'
import { setGold } from '#lib/assignments/gold/mutations.ts'
import { nextAssignment, skipAssignment, submitLabels } from '#lib/assignments/mutations.ts'
import { listProjects, ownProjects } from '#lib/assignments/projects/data.ts'
import { closeProject, createProject } from '#lib/assignments/projects/mutations.ts'
import type { NewProject, Submission } from '#lib/assignments/schema.ts'
import { createDataset } from '#lib/datasets/snapshots/mutations.ts'
import { newDataset } from '#lib/datasets/snapshots/schema.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { decide } from '#lib/decisions/mutations.ts'
import { label } from '#lib/labels/mutations.ts'
import { makeComments, makePerson, makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'

let [ana, ben, lea] = ['', '', '']
let siteId = ''
let datasetId = ''
let ids: string[] = []

const MINUTE = 60_000
const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE)
const by = (userId: string, now = NOW) => ({ siteId, userId, now })

beforeAll(async () => {
  ana = await makePerson('Ana')
  ben = await makePerson('Ben')
  lea = await makePerson('Lea')
})

beforeEach(async () => {
  siteId = await makeSite()
  const made = await createDataset(newDataset.parse({ key: 'd', name: 'D' }), { siteId, actor: SYSTEM, now: NOW })
  if (!made.ok) throw new Error(made.reason)
  datasetId = made.id
  ids = await makeComments(siteId, ['The first remark', 'Quite another remark', 'And now the third one'])
})

async function project(changes: Partial<NewProject> = {}): Promise<string> {
  const asked: NewProject = {
    name: 'A project',
    datasetId,
    attributes: ['insult', 'toxicity'],
    annotators: 1,
    doubledShare: 0,
    goldShare: 0,
    minutes: 30,
    choice: { kind: 'file', ids },
    ...changes,
  }
  const made = await createProject(asked, by(lea))
  if (!made.ok) throw new Error(made.reason)
  return made.id
}

const saying = (changes: Partial<Submission> = {}): Submission => ({
  labels: { insult: 'no', toxicity: 'yes' },
  spans: {},
  leadMs: 4000,
  ...changes,
})

async function take(projectId: string, userId: string, now = NOW) {
  const taken = await nextAssignment(projectId, by(userId, now))
  if (!taken) throw new Error('nothing was left')
  return taken
}

describe('an assignment', () => {
  it('shows the words and where they stand, and nothing that was said of them', async () => {
    const taken = await take(await project(), ana)
    expect(Object.keys(taken).sort()).toEqual(['article', 'id', 'labels', 'parent', 'spans', 'text'])
    expect(taken).toMatchObject({ text: 'The first remark', labels: {}, spans: {} })
  })

  it('stays the one before an annotator until it is answered, also when two windows ask', async () => {
    const id = await project({ annotators: 2 })
    const asked = await Promise.all([take(id, ana), take(id, ana), take(id, ana)])
    expect(new Set(asked.map((one) => one.id)).size).toBe(1)
    expect((await take(id, ben)).text).toBe('The first remark')
  })

  it('is answered blind, with marks, guideline and time, and the next one comes', async () => {
    const id = await project()
    const first = await take(id, ana)
    const spans = { toxicity: [[4, 9], [8, 16]] as [number, number][], insult: [[0, 3]] as [number, number][] } // biome-ignore format: one thought
    expect(await submitLabels(first.id, saying({ spans }), by(ana))).toEqual({ ok: true })
    const events = await db().labelEvent.findMany({ where: { assignmentId: first.id }, orderBy: { attribute: 'asc' } })
    expect(events).toMatchObject([
      { attribute: 'insult', value: 'no', scoreSeen: false, leadMs: 4000, spans: [] },
      { attribute: 'toxicity', value: 'yes', scoreSeen: false, source: 'single', spans: [[4, 16]] },
    ])
    expect((await take(id, ana)).text).toBe('Quite another remark')
    expect(await ownProjects(siteId, ana, NOW)).toMatchObject([{ done: 1, more: true }])
  })

  it('may be answered anew while the project is open, and not after', async () => {
    const id = await project()
    const { id: first } = await take(id, ana)
    await submitLabels(first, saying(), by(ana))
    const labels = { insult: 'unsure', toxicity: 'yes' } as const
    expect(await submitLabels(first, saying({ labels }), by(ana, later(1)))).toEqual({ ok: true })
    expect(await ownAssignment(first, ana)).toMatchObject({ labels })
    await closeProject(id, true, by(lea))
    expect(await submitLabels(first, saying(), by(ana))).toEqual({ ok: false, reason: 'closed' })
    expect(await nextAssignment(id, by(ana))).toBeNull()
    await closeProject(id, false, by(lea))
    expect(await nextAssignment(id, by(ana))).not.toBeNull()
  })

  it.each([
    ['incomplete', { labels: { insult: 'yes' } }],
    ['span-outside', { spans: { toxicity: [[4, 400]] } }],
    ['span-outside', { spans: { toxicity: [[4, 4]] } }],
  ] as const)('is not taken when it is %s', async (reason, changes) => {
    const taken = await take(await project(), ana)
    expect(await submitLabels(taken.id, saying(changes as Partial<Submission>), by(ana))).toEqual({ ok: false, reason })
    expect(await db().labelEvent.count({ where: { assignmentId: taken.id } })).toBe(0)
  })

  it('is nobody else’s to see or to answer', async () => {
    const taken = await take(await project(), ana)
    expect(await ownAssignment(taken.id, ben)).toBeNull()
    expect(await submitLabels(taken.id, saying(), by(ben))).toEqual({ ok: false, reason: 'not-yours' })
    expect(await skipAssignment(taken.id, { reason: 'other', leadMs: 1 }, by(ben))).toMatchObject({ ok: false })
  })

  it('that was left returns to the others after its time, and then is refused from who left it', async () => {
    const id = await project()
    const left = await take(id, ana)
    expect((await take(id, ben)).text).toBe('Quite another remark')
    await submitLabels((await take(id, ben)).id, saying(), by(ben))
    const returned = await take(id, ben, later(31))
    expect(returned.id).toBe(left.id)
    expect(await submitLabels(left.id, saying(), by(ana, later(31)))).toEqual({ ok: false, reason: 'not-yours' })
    expect(await submitLabels(left.id, saying(), by(ben, later(31)))).toEqual({ ok: true })
  })

  it('that was left and taken by nobody is still taken from who left it', async () => {
    const left = await take(await project(), ana)
    expect(await submitLabels(left.id, saying(), by(ana, later(300)))).toEqual({ ok: true })
  })

  it('is skipped with a reason, goes to another once, and never back', async () => {
    const id = await project({ choice: { kind: 'file', ids: ids.slice(0, 1) } })
    const first = await take(id, ana)
    expect(await skipAssignment(first.id, { reason: 'other-language', leadMs: 900 }, by(ana))).toEqual({ ok: true })
    expect(await db().labelSkip.findMany({ where: { assignmentId: first.id } })).toMatchObject([{ reason: 'other-language', skippedBy: ana }]) // biome-ignore format: one thought
    expect(await nextAssignment(id, by(ana))).toBeNull()
    const second = await take(id, ben)
    await skipAssignment(second.id, { reason: 'not-understood', leadMs: 900 }, by(ben))
    expect(await nextAssignment(id, by(lea))).toBeNull()
    expect(await listProjects(siteId, NOW)).toMatchObject([{ comments: 1, skipped: 2, waiting: 0, labelled: 0 }])
  })

  it('is not for whoever decided the comment, or labelled it with its score in view', async () => {
    const [first = '', second = '', third = ''] = ids
    await decide({ batchId: newId(), items: [{ commentId: first, version: 1 }], kind: 'approve', reason: null }, { ...by(ana), mayOverride: false }) // biome-ignore format: one thought
    const { revisionId } = await db().commentState.findUniqueOrThrow({ where: { commentId: second } })
    const items = [{ commentId: second, revisionId }]
    await label({ batchId: newId(), items, labels: { insult: 'no' }, scoreSeen: true }, by(ana))
    const id = await project()
    expect((await take(id, ana)).text).toBe('And now the third one')
    expect((await take(id, ben)).text).toBe('The first remark')
    expect(third).not.toBe('')
  })

  it('whose text changed or was erased waits for nobody, and is counted', async () => {
    const id = await project()
    const [first = '', second = ''] = ids
    const held = await take(id, ana)
    await db().revision.updateMany({ where: { commentId: second }, data: { text: null } })
    const revisionId = newId()
    const revision = { id: revisionId, siteId, commentId: first, number: 2, text: 'changed', receivedAt: NOW }
    await db().revision.create({ data: revision })
    await db().commentState.update({ where: { commentId: first }, data: { revisionId } })
    expect(await submitLabels(held.id, saying(), by(ana))).toEqual({ ok: false, reason: 'text-changed' })
    expect((await take(id, ana)).text).toBe('And now the third one')
    expect(await listProjects(siteId, NOW)).toMatchObject([{ comments: 3, stale: 2 }])
  })
})

describe('a project', () => {
  it('names the ids of a file that are not here, and is then not made', async () => {
    const missing = newId()
    const outcome = await createProject(
      {
        name: 'P',
        datasetId,
        attributes: ['insult'],
        annotators: 1,
        doubledShare: 0,
        goldShare: 0,
        minutes: 30,
        choice: { kind: 'file', ids: [...ids, missing] },
      },
      by(lea),
    )
    expect(outcome).toEqual({ ok: false, reason: 'unknown-ids', missing: 1, first: [missing] })
    expect(await db().labelProject.count({ where: { siteId } })).toBe(0)
  })

  it('is of one site: another’s dataset, comments and annotators do not reach it', async () => {
    const id = await project()
    const elsewhere = await makeSite()
    expect(await nextAssignment(id, { ...by(ana), siteId: elsewhere })).toBeNull()
    const asked = {
      name: 'P',
      datasetId,
      attributes: ['insult'],
      annotators: 1,
      doubledShare: 0,
      goldShare: 0,
      minutes: 30,
    }
    const outcome = await createProject({ ...asked, choice: { kind: 'file', ids } }, { ...by(lea), siteId: elsewhere })
    expect(outcome).toEqual({ ok: false, reason: 'no-dataset' })
  })
})

describe('gold', () => {
  it('is hidden among the others, once for each annotator, and tells with partial credit how they label', async () => {
    const [goldId = '', ...others] = ids
    await setGold(goldId, { insult: 'no', toxicity: 'no' }, by(lea))
    const id = await project({ goldShare: 0.5, choice: { kind: 'file', ids: others } })
    const texts: string[] = []
    for (let taken = await nextAssignment(id, by(ana)); taken; taken = await nextAssignment(id, by(ana))) {
      texts.push(taken.text)
      expect(Object.keys(taken)).not.toContain('gold')
      await submitLabels(taken.id, saying({ labels: { insult: 'no', toxicity: 'unsure' } }), by(ana))
    }
    // Whether the gold one was due hangs on the ids; it comes at most once.
    expect(texts.filter((text) => text === 'The first remark').length).toBeLessThanOrEqual(1)
    const share = await db().assignment.count({ where: { projectId: id, gold: true } })
    if (share === 0) await giveGold(id, goldId)
    const [figures] = await annotatorFigures(siteId, ana)
    expect(figures).toMatchObject({ userId: ana, gold: { score: 0.75, comments: 1 }, medianMs: 4000, perHour: 900 })
    expect(await listProjects(siteId, NOW)).toMatchObject([{ comments: 2, labelled: 2 }])
  })

  async function giveGold(projectId: string, commentId: string): Promise<void> {
    const { revisionId } = await db().commentState.findUniqueOrThrow({ where: { commentId } })
    const id = newId()
    const open = { state: 'open' as const, annotatorId: ana, assignedAt: NOW, expiresAt: later(9) }
    await db().assignment.create({ data: { id, siteId, projectId, commentId, revisionId, place: 9, drawn: 'gold', gold: true, ...open } }) // biome-ignore format: one thought
    await submitLabels(id, saying({ labels: { insult: 'no', toxicity: 'unsure' } }), by(ana))
  }

  it('is not chosen for a project', async () => {
    const [goldId = ''] = ids
    await setGold(goldId, { insult: 'yes' }, by(lea))
    const choice = { kind: 'view', view: { queue: 'all', order: 'newest' } } as const
    const id = await project({ choice })
    expect(await db().assignment.count({ where: { projectId: id, commentId: goldId } })).toBe(0)
  })
})

describe('figures', () => {
  it('say of each annotator how they agree with others, by the pairs of their answers', async () => {
    const id = await project({ annotators: 2, choice: { kind: 'file', ids: ids.slice(0, 1) } })
    await submitLabels((await take(id, ana)).id, saying(), by(ana))
    await submitLabels((await take(id, ben)).id, saying({ labels: { insult: 'yes', toxicity: 'yes' } }), by(ben))
    const figures = await annotatorFigures(siteId, null)
    expect(figures.map((one) => [one.name, one.agreement])).toEqual([
      ['Ana', { share: 0.5, answers: 2 }],
      ['Ben', { share: 0.5, answers: 2 }],
    ])
    expect(await annotatorFigures(siteId, ben)).toHaveLength(1)
  })
})
