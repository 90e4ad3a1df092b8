import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPromise } from 'yauzl'
import { makeArchiveFile } from '#lib/datasets/archive/archive-file.ts'
import { ARCHIVE_FORMATS } from '#lib/datasets/archive/schema.ts'
import { verifyArchive } from '#lib/datasets/archive/verify-archive-file.ts'
import { withdrawSnapshot } from '#lib/datasets/snapshots/mutations.ts'
import { db } from '#lib/db/client.ts'
import { storable } from '#lib/text.ts'
import { makePerson, makeSite, NOW, PSEUDONYM_KEY, SYSTEM } from '#tests/support/desk.ts'
import { archiveAt, publishTexts, rowsIn, sha256Of, unpackArchive } from '#tests/support/made-archive.ts'
import { readCsv } from '#tests/support/read-csv.ts'

const NASTY = [
  'quotes " and "" and \'',
  'lines\nand\r\nmore\rlines',
  'a NUL \0 and a lone surrogate \uD800 in between',
  'right to left: \u202Eמה\u202C שלום',
  'NA',
  'null',
  "=cmd|' /C calc'!A0",
  '=X()\nmore',
  '\uFEFF+1+1',
  'line separators \u2028 \u2029 \u0085 end',
  'emoji 👩‍👩‍👧‍👦 and a, comma; and\ttabs',
  '__label__insult injected',
  '---\n- yaml: no',
  'x'.repeat(20_000),
]

let dir: string
let siteId: string
let people: string[]
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'belowline-test-'))
  siteId = await makeSite()
  people = [await makePerson('Anastasia Q'), await makePerson('Benedict Q')]
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const by = () => ({ siteId, actor: SYSTEM, now: NOW })
const publish = (texts: readonly string[], datasetId?: string) => publishTexts({ siteId, people }, texts, datasetId)
const archive = (snapshotId: string, name = 'one.zip') => archiveAt(join(dir, name), snapshotId)
const unpack = (file: string) => unpackArchive(file, join(dir, 'unpacked'))

describe('an archive', () => {
  it('is the same bytes twice and in two time zones, and other bytes under another key', async () => {
    const { id } = await publish(NASTY)
    const before = process.env['TZ']
    const zones = ['Pacific/Kiritimati', 'America/Los_Angeles']
    const digests: string[] = []
    for (const zone of zones) {
      process.env['TZ'] = zone
      digests.push(sha256Of(readFileSync(await archive(id, `${zone.slice(0, 3)}.zip`))))
    }
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
    expect(digests[0]).toBe(digests[1])
    expect(digests[0]).toBe(sha256Of(readFileSync(await archive(id))))
    const target = join(dir, 'other.zip')
    await makeArchiveFile({
      snapshotId: id,
      formats: ARCHIVE_FORMATS,
      redact: true,
      pseudonymKey: 'another key',
      target,
    })
    expect(sha256Of(readFileSync(target))).not.toBe(digests[0])
  })

  it('passes sha256sum -c, and holds every text of every form', async () => {
    const { id } = await publish(NASTY)
    const files = await unpack(await archive(id))
    const unpacked = join(dir, 'unpacked')
    execFileSync('sha256sum', ['-c', '--quiet', '--strict', 'SHA256SUMS'], { cwd: unpacked })
    const expected = NASTY.map(storable).sort()
    const rows = rowsIn(files)
    expect(rows.map((row) => row.text).sort()).toEqual(expected)
    const [split = ''] = rows.map((row) => row.split)
    const jigsaw = readCsv(files.get(`jigsaw/${split}.csv`)?.toString() ?? '').slice(1)
    expect(jigsaw.map((row) => row[1]).sort()).toEqual(expected)
    const sheet = readCsv(files.get('spreadsheet/all.spreadsheet.csv')?.toString() ?? '').slice(1)
    expect(sheet.map((row) => row[2]?.replace(/^'(?=[\s\uFEFF]*[=+-])/u, '')).sort()).toEqual(expected)
    expect(sheet.filter((row) => row[2]?.startsWith("'")).length).toBe(4)
    const lines = (path: string) => files.get(path)?.toString().split('\n').filter(Boolean).map((line) => JSON.parse(line)) ?? [] // biome-ignore format: one thought
    for (const path of ['interop/doccano/all.jsonl', 'interop/prodigy/all.jsonl']) {
      expect(
        lines(path)
          .map((row) => row.text)
          .sort(),
      ).toEqual(expected)
    }
    const tasks = JSON.parse(files.get('interop/label-studio/tasks.json')?.toString() ?? '')
    expect(tasks.map((task: { data: { text: string } }) => task.data.text).sort()).toEqual(expected)
  })

  it('is read by DuckDB, Parquet and JSONL as equal', async () => {
    const { id } = await publish(NASTY)
    const files = await unpack(await archive(id))
    const [row] = rowsIn(files)
    if (!row) throw new Error('there are no rows')
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const parquet = `read_parquet('${join(dir, `unpacked/data/${row.split}-00000-of-00001.parquet`)}')`
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${parquet}`)
    const types = described.getRows().map(([name, type]) => `'${name}': '${type}'`)
    const jsonl = `read_json('${join(dir, `unpacked/jsonl/${row.split}.jsonl`)}', format='newline_delimited', columns={${types.join(', ')}})`
    const count = async (sql: string) =>
      Number((await connection.runAndReadAll(`SELECT count(*) FROM (${sql})`)).getRows()[0]?.[0])
    expect(await count(`SELECT * FROM ${parquet}`)).toBe(rowsIn(files).filter((one) => one.split === row.split).length)
    expect(await count(`(SELECT * FROM ${parquet} EXCEPT ALL SELECT * FROM ${jsonl})`)).toBe(0)
    expect(await count(`(SELECT * FROM ${jsonl} EXCEPT ALL SELECT * FROM ${parquet})`)).toBe(0)
    const annotations = `read_parquet('${join(dir, 'unpacked/annotations/annotations.parquet')}')`
    expect(await count(`SELECT * FROM ${annotations}`)).toBe(NASTY.length * 4)
  })

  it('holds no name or id of a person, and says what it holds', async () => {
    const { id } = await publish([...NASTY, 'write to jane.doe@example.org or call +44 20 7946 0958'])
    const files = await unpack(await archive(id))
    const whole = Buffer.concat([...files.values()]).toString('latin1')
    for (const secret of [...people, 'Anastasia', 'Benedict', 'Reader0', 'jane.doe', '7946'])
      expect(whole).not.toContain(secret)
    const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '')
    expect(manifest).toMatchObject({
      dataset: { name: 'nasty', version: '1.0.0', previous_version: null },
      snapshot: { row_count: NASTY.length + 1 },
      privacy: { pii_counts: { EMAIL: 1, PHONE: 1 } },
      csv_formula_guard: { cells: 4 },
    })
    const listed = manifest.files.map(({ path, sha256 }: { path: string; sha256: string }) => [path, sha256])
    for (const [path, sha256] of listed) expect(sha256Of(files.get(path) ?? Buffer.of())).toBe(sha256)
    expect(listed.length).toBe(files.size - 2)
    expect(files.get('README.md')?.toString()).toContain('pretty_name: "no"')
    expect(rowsIn(files)[0]).toMatchObject({ dataset_version: '1.0.0', threat: null, threat_answered: 0 })
  })

  it('holds personal data only where that was asked for, and says so in its name, card and manifest', async () => {
    const { id } = await publish(['write to me@example.org'])
    const target = join(dir, 'whole.zip')
    const asked = { snapshotId: id, formats: ARCHIVE_FORMATS, pseudonymKey: PSEUDONYM_KEY, target }
    const made = await makeArchiveFile({ ...asked, redact: false })
    expect(made).toMatchObject({ ok: true, name: expect.stringMatching(/-unredacted\.zip$/) })
    const files = await unpack(target)
    expect(rowsIn(files).map((row) => row.text)).toEqual(['write to me@example.org'])
    expect(files.get('README.md')?.toString()).toContain('Texts are not redacted')
    const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '')
    expect(manifest.privacy).toMatchObject({ redacted: false, pii_rules_version: null, pii_counts: {} })
    await makeArchiveFile({ ...asked, redact: true })
    for (const bytes of (await unpack(target)).values())
      expect(bytes.toString('latin1')).not.toContain('me@example.org')
  })

  it('names the file in which one byte is another', async () => {
    const file = await archive((await publish(NASTY)).id)
    expect(await verifyArchive(file)).toMatchObject({ faults: [] })
    const bytes = readFileSync(file)
    const zip = await openPromise(file)
    const entries = await Array.fromAsync(zip.eachEntry())
    for (const entry of entries) {
      const flipped = Buffer.from(bytes)
      const at = entry.relativeOffsetOfLocalHeader + 30 + entry.fileName.length + Math.floor(entry.compressedSize / 2)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      const broken = join(dir, 'broken.zip')
      writeFileSync(broken, flipped)
      const { faults } = await verifyArchive(broken)
      if (entry.compressedSize > 2) expect(faults.map((fault) => fault.path)).toEqual([entry.fileName])
    }
  })

  it('is refused of what is withdrawn, and of what was erased', async () => {
    const { id } = await publish(['one', 'two'])
    await db().revision.updateMany({ where: { siteId, text: 'one' }, data: { text: null } })
    await expect(archive(id)).rejects.toThrow('was erased')
    await withdrawSnapshot(id, 'erased', by())
    const asked = {
      snapshotId: id,
      formats: ARCHIVE_FORMATS,
      redact: true,
      pseudonymKey: PSEUDONYM_KEY,
      target: join(dir, 'x.zip'),
    }
    expect(await makeArchiveFile(asked)).toEqual({ ok: false, reason: 'not-published' })
  })
})
