import { beforeAll, describe, expect, it } from 'vitest'
import { GET as download } from '#app/api/sites/[site]/exports/route.ts'
import { countLabelled } from '#lib/datasets/data.ts'
import { exportLabels } from '#lib/datasets/mutations.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { label } from '#lib/labels/mutations.ts'
import { askRoute, enterAs } from '#tests/support/ask-route.ts'
import { makeComments, makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'

const site = `exports-${newId().slice(-12)}`
let siteId = ''
let cookie = ''

beforeAll(async () => {
  siteId = await makeSite(site)
  const researcher = await enterAs('researcher')
  cookie = researcher.cookie
  const ids = await makeComments(siteId, ['=SUM(A1) you fool, I said so', 'You "quote", and I say: no;'])
  const items = await db().commentState.findMany({ where: { commentId: { in: ids } }, orderBy: { commentId: 'asc' } })
  const request = {
    batchId: newId(),
    items: items.map(({ commentId, revisionId }) => ({ commentId, revisionId })),
    labels: { insult: 'yes' as const },
    scoreSeen: false,
  }
  const outcome = await label(request as Parameters<typeof label>[0], { userId: researcher.userId, siteId, now: NOW })
  expect(outcome).toMatchObject({ ok: true })
})

const ask = (format: string, as = cookie) => askRoute(download, { site, cookie: as, path: `exports?format=${format}` })

describe('an export', () => {
  it.each([
    ['csv', 'text/csv; charset=utf-8; header=present', /\.csv"$/],
    ['spreadsheet', 'text/csv; charset=utf-8; header=present', /\.spreadsheet\.csv"$/],
    ['jsonl', 'application/jsonl; charset=utf-8', /\.jsonl"$/],
  ])('of %s is a file to keep', async (format, type, name) => {
    const response = await ask(format)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="labels-exports-/)
    expect(response.headers.get('content-disposition')).toMatch(name)
    expect(response.headers.get('cache-control')).toBe('no-store')
    await response.body?.cancel()
  })

  it('holds a line for each comment and annotator, as many as are counted', async () => {
    const lines = (await (await ask('jsonl')).text()).trim().split('\n')
    const rows = lines.map((line) => JSON.parse(line))
    expect(rows.map((row) => row.labels.insult)).toEqual(['yes', 'yes'])
    expect(await countLabelled(siteId)).toEqual({ rows: 2, comments: 2, annotators: 1 })
  })

  it('guards formulas for spreadsheets alone', async () => {
    expect(await (await ask('spreadsheet')).text()).toContain("'=SUM(A1)")
    expect(await (await ask('csv')).text()).not.toContain("'=SUM(A1)")
  })

  it('waits until one of two others is done', async () => {
    const about = { siteId, format: 'csv' as const, pseudonymKey: '', actor: SYSTEM, now: NOW }
    const others = [exportLabels(about), exportLabels(about)]
    const third = await ask('csv')
    expect(third.status).toBe(503)
    expect(await third.json()).toMatchObject({ detail: expect.stringContaining('Try again') })
    for (const other of others) if (other.ok) await Array.fromAsync(other.texts)
    expect((await ask('csv')).status).toBe(200)
  })

  it('is on record', async () => {
    const before = await db().auditEvent.count({ where: { siteId, name: 'labels.exported' } })
    await (await ask('csv')).text()
    expect(await db().auditEvent.count({ where: { siteId, name: 'labels.exported' } })).toBe(before + 1)
  })

  it.each(['', 'pdf', 'csv&format=jsonl', 'CSV'])('refuses the form "%s"', async (format) => {
    expect((await ask(format)).status).toBe(422)
  })

  it('is for researchers and leads', async () => {
    for (const role of ['viewer', 'annotator', 'moderator'] as const) {
      expect((await ask('csv', (await enterAs(role)).cookie)).status).toBe(403)
    }
    expect((await ask('csv', (await enterAs('lead')).cookie)).status).toBe(200)
  })
})
