import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { duplicateGroup } from '#lib/datasets/snapshots/duplicate-group.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { addAttribute, changeAttribute } from '#lib/labels/attributes/mutations.ts'
import { currentGuideline } from '#lib/labels/data.ts'
import { label } from '#lib/labels/mutations.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { makeComments, makePerson, makeSite, NOW } from '#tests/support/desk.ts'
import { archiveAt, publishTexts, rowsIn, unpackArchive } from '#tests/support/made-archive.ts'

let dir: string
let siteId: string
let people: string[]
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'belowline-test-'))
  siteId = await makeSite()
  people = [await makePerson('Anastasia Q'), await makePerson('Benedict Q')]
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const publish = (texts: readonly string[], datasetId?: string) => publishTexts({ siteId, people }, texts, datasetId)
const archive = (snapshotId: string, name = 'one.zip') => archiveAt(join(dir, name), snapshotId)
const unpack = (file: string) => unpackArchive(file, join(dir, 'unpacked'))

describe('what an archive says of itself', () => {
  it('keeps who skipped a comment and why, and which weights scored it', async () => {
    const [ana = ''] = people
    const [commentId = ''] = await makeComments(siteId, ['one'])
    const { revisionId } = await db().commentState.findUniqueOrThrow({ where: { commentId } })
    const said = { labels: { toxicity: 'no' as const }, scoreSeen: false }
    const about = { userId: ana, siteId, now: NOW }
    await label({ batchId: newId(), items: [{ commentId, revisionId }], ...said }, about)
    const { id: guidelineId } = await currentGuideline(siteId)
    const who = { skippedBy: people[1] ?? '', skippedAt: NOW, leadMs: 900 }
    const skip = { id: newId(), siteId, commentId, revisionId, guidelineId, reason: 'other-language', ...who }
    await db().labelSkip.create({ data: skip })
    const scored = { id: newId(), siteId, revisionId, scorer: 'embedded@7', digest: 'abc', outcome: 'scored' as const }
    const scores = {
      identityAttack: 0,
      insult: 0,
      obscene: 0,
      severeToxicity: 0,
      sexualExplicit: 0,
      threat: 0,
      toxicity: 0.25,
    }
    await db().score.create({ data: { ...scored, ...scores, confidence: 0.5, spans: [], scoredAt: NOW } })
    const rules = [{ id: newId(), attribute: 'toxicity', threshold: 0.7 }]
    const policy = await db().policy.create({
      data: { id: newId(), siteId, number: 2, createdAt: NOW, rules: { create: rules } },
    })
    const data = { scoreId: scored.id, language: 'no', policyId: policy.id }
    await db().commentState.update({ where: { commentId }, data })
    const files = await unpack(await archive((await publish([])).id))
    expect(files.get('README.md')?.toString()).toContain('\nlanguage: ["no"]\n')
    const model = { model_name: 'embedded', model_version: '7', model_digest: 'abc' }
    const none = Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, null]))
    const threshold = { ...none, toxicity: Math.fround(0.7) }
    expect(rowsIn(files)).toMatchObject([{ ...model, model_threshold: threshold, lang: 'no', annotator_count: 1 }])
    const { models } = JSON.parse(files.get('manifest.json')?.toString() ?? '')
    const written = { ...none, toxicity: 0.7 }
    expect(models).toEqual([{ name: 'embedded', version: '7', weights_digest: 'abc', threshold: written, rows: 1 }])
    const croissant = JSON.parse(files.get('croissant.json')?.toString() ?? '')
    expect(croissant['rai:machineAnnotationTools']).toEqual([expect.stringContaining('embedded@7, weights abc')])
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const parquet = join(dir, 'unpacked/annotations/annotations.parquet')
    const sql = `SELECT label, value, skipped, skip_reason, lead_time_ms FROM read_parquet('${parquet}')`
    expect((await connection.runAndReadAll(sql)).getRows()).toEqual([
      ['toxicity', 0, false, null, null],
      [null, null, true, 'other-language', 900],
    ])
  })

  it('tells machines and people what is in it, by the words of the formats', async () => {
    await addAttribute({ key: 'off_topic', title: 'Off topic' }, { siteId, userId: people[0] ?? '', now: NOW })
    const { id, datasetId } = await publish(['one', 'two'])
    await db().$executeRaw`UPDATE comments SET posted_at = '2026-05-01T10:00:00Z' WHERE site_id = ${siteId}::uuid`
    const asked = { siteId, userId: people[0] ?? '', now: NOW }
    await changeAttribute('off_topic', { kind: 'deprecate' }, asked)
    await addAttribute({ key: 'later', title: 'Later' }, asked)
    const next = await publish(['three'], datasetId)
    const files = await unpack(await archive(next.id))
    const json = (path: string) => JSON.parse(files.get(path)?.toString() ?? '')
    const croissant = json('croissant.json')
    expect(croissant).toMatchObject({
      'rai:dataCollectionTimeframe': ['2026-05-01T10:00:00.000Z', '2026-05-01T10:00:00.000Z'],
      'rai:annotationsPerItem': 'Annotators: 2 on 3 comments',
      'rai:machineAnnotationTools': [expect.stringContaining('fake@1')],
    })
    const keys = ['Biases', 'Limitations', 'UseCases', 'ReleaseMaintenancePlan', 'PreprocessingProtocol']
    for (const key of keys) expect(croissant[`rai:data${key}`].length).toBeGreaterThan(0)
    // Every column of every table is a field, those of structures by their parts.
    for (const set of croissant.recordSet as { field: { name: string; subField?: object[]; dataType?: unknown }[] }[])
      for (const field of set.field) expect(Boolean(field.subField) || Boolean(field.dataType)).toBe(true)
    const train = croissant.recordSet.find((one: { name: string }) => one.name !== 'annotations_records')
    expect(train.field.map((field: { name: string }) => field.name)).toEqual(Object.keys(rowsIn(files)[0] ?? {}))
    expect(train.field.find((one: { name: string }) => one.name === 'model_threshold').subField).toHaveLength(7)
    const labels = json('labels.json').map((one: Record<string, unknown>) => [one['key'], one['introduced_in'], one['deprecated_in']]) // biome-ignore format: one thought
    expect(labels).toEqual([
      ...ATTRIBUTES.map((key) => [key, '1.0.0', null]),
      ['later', '2.0.0', null],
      ['off_topic', '1.0.0', '2.0.0'],
    ])
    const manifest = json('manifest.json')
    expect(manifest).toMatchObject({
      generator: { version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
      privacy: { pseudonym_key_id: expect.stringMatching(/^[\w-]{22}$/) },
      consensus: { threshold: 0.5, ties: 'positive', exclude_bulk: true },
      agreement: { toxicity: { raters: 2 } },
    })
    for (const file of manifest.files) expect(file.media_type).toMatch(/^\w+\/[\w.-]+$/)
    const resources = json('datapackage.json').resources.map((one: { path: string }) => one.path)
    expect(resources.sort()).toEqual([...files.keys()].filter((path) => /\.(parquet|csv)$|^jsonl\//.test(path)).sort())
    const [before] = [await unpack(await archive(id, 'before.zip'))]
    expect(json('manifest.json').privacy.pseudonym_key_id).toBe(JSON.parse(before.get('manifest.json')?.toString() ?? '').privacy.pseudonym_key_id) // biome-ignore format: one thought
  })

  it('gives other programs no text as free of labels of which nobody could say anything', async () => {
    const [commentId = ''] = await makeComments(siteId, ['Who could tell?'])
    const { revisionId } = await db().commentState.findUniqueOrThrow({ where: { commentId } })
    const said = { labels: { toxicity: 'unsure' as const }, scoreSeen: false }
    await label({ batchId: newId(), items: [{ commentId, revisionId }], ...said }, { userId: people[0] ?? '', siteId, now: NOW }) // biome-ignore format: one thought
    const files = await unpack(await archive((await publish([])).id))
    expect(JSON.parse(files.get('interop/label-studio/tasks.json')?.toString() ?? '')).toMatchObject([
      { annotations: [] },
    ])
    expect(JSON.parse(files.get('interop/prodigy/all.jsonl')?.toString() ?? '')).toMatchObject({ answer: 'ignore' })
  })

  it('has no digest of a text that whoever guesses it could check', async () => {
    const { id } = await publish(['call +44 20 7946 0958'])
    const [row] = rowsIn(await unpack(await archive(id)))
    expect(row?.text).toBe('call <PHONE>')
    expect(row?.dup_group).toMatch(/^[\w-]{22}$/)
    const whole = Buffer.concat([...(await unpack(join(dir, 'one.zip'))).values()]).toString('latin1')
    expect(whole).not.toContain(duplicateGroup('call +44 20 7946 0958'))
  })

  it('tells what changed since the version before', async () => {
    const first = await publish(['one', 'two'])
    const second = await publish(['three'], first.datasetId)
    const files = await unpack(await archive(second.id))
    const difference = JSON.parse(files.get('diff-from-1.0.0.json')?.toString() ?? '')
    expect(difference).toMatchObject({ added: 1, removed: 0, items: [{ op: 'added', before: null }] })
    expect(files.get('CHANGELOG.md')?.toString()).toMatch(/## 1\.1\.0 .*\n\n1 added.*\n\n## 1\.0\.0/)
    await db().commentState.updateMany({ where: { siteId }, data: { status: 'approved' } })
    const third = await unpack(await archive((await publish([], first.datasetId)).id))
    const [item] = JSON.parse(third.get('diff-from-1.1.0.json')?.toString() ?? '').items
    expect(item).toMatchObject({ op: 'changed', changes: ['otherwise'] })
    expect(third.get('CHANGELOG.md')?.toString()).toContain('3 with another decision, score or annotator.')
  })
})
