import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseUrl, db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { blindTexts } from '#lib/labels/ground-truth/data.ts'
import { label } from '#lib/labels/mutations.ts'
import type { LabelRequest } from '#lib/labels/schema.ts'
import { makeComments, makePerson, makeSite, NOW } from '#tests/support/desk.ts'
import { runCli } from '#tests/support/run-cli.ts'

const key = `calibrate-${newId().slice(-12)}`
const out = mkdtempSync(join(tmpdir(), 'belowline-calibrate-'))
afterAll(() => rmSync(out, { recursive: true }))

let siteId: string
let people: string[]
beforeAll(async () => {
  siteId = await makeSite(key)
  people = [await makePerson('Ana'), await makePerson('Ben')]
})

const calibrate = (...args: string[]) => runCli(databaseUrl(), ['scorer', 'calibrate', '--out', out, ...args])

/** Says it of each comment, one by one. */
async function say(ids: readonly string[], labels: LabelRequest['labels'], how: { by: number; scoreSeen: boolean }) {
  const states = await db().commentState.findMany({ where: { commentId: { in: [...ids] } } })
  for (const { commentId, revisionId } of states) {
    const asked = { batchId: newId(), items: [{ commentId, revisionId }], labels, scoreSeen: how.scoreSeen }
    await label(asked, { userId: people[how.by] ?? '', siteId, now: NOW })
  }
}

describe('recalibration from a site', { timeout: 120_000 }, () => {
  it('says so while too few were labelled blind', async () => {
    const ids = await makeComments(siteId, Array(25).fill('seen: you fool'))
    await say(ids, { toxicity: 'yes' }, { by: 0, scoreSeen: true })
    const { code, stderr } = await calibrate('--site', key)
    expect([code, stderr]).toEqual([1, expect.stringContaining('No attribute has 20 blind labels')])
  })

  it('takes what most said blind, of each comment once, and nothing that is in doubt', async () => {
    const [one, tied, unsure] = await makeComments(siteId, ['agreed', 'tied', 'unsure'])
    const both = [one ?? '', tied ?? '']
    await say(both, { insult: 'yes' }, { by: 0, scoreSeen: false })
    await say([one ?? ''], { insult: 'yes' }, { by: 1, scoreSeen: false })
    await say([tied ?? ''], { insult: 'no' }, { by: 1, scoreSeen: false })
    await say([unsure ?? ''], { insult: 'unsure' }, { by: 0, scoreSeen: false })
    expect(await blindTexts(siteId)).toEqual([{ commentId: one, text: 'agreed', labels: { insult: 1 } }])
    expect(await blindTexts(siteId, one)).toEqual([])
    expect(await blindTexts(await makeSite())).toEqual([])
  })

  it('fits the attributes that were labelled enough, and says on how many', async () => {
    await say(
      await makeComments(siteId, Array(25).fill('You are such a fool.')),
      { toxicity: 'yes' },
      { by: 0, scoreSeen: false },
    )
    await say(
      await makeComments(siteId, Array(22).fill('The road is open.')),
      { toxicity: 'no' },
      { by: 0, scoreSeen: false },
    )
    const { code, stdout, stderr } = await calibrate('--site', key)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Recalibrated toxicity; /)
    const { recalibrated } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
    expect(recalibrated).toEqual({ labels: { toxicity: 47 } })
  })

  it('takes either a site or a file', async () => {
    const file = join(out, 'labels.jsonl')
    writeFileSync(file, '')
    for (const args of [[], ['--site', key, '--labels', file]])
      expect((await calibrate(...args)).stderr).toContain('Say either --site')
  })
})
