import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { embeddedCard } from '#lib/scoring/card-file.ts'
import { KNOWN_FAILURES, NOT_FOR } from '#lib/scoring/known-limits.ts'
import { nameDomain } from '#lib/scoring/name-domain.ts'
import { readCard } from '#lib/scoring/read-report.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { SOURCES } from '#lib/scoring/sources.ts'

const DIR = join(import.meta.dirname, '../../../models/embedded')
const read = (name: string) => JSON.parse(readFileSync(join(DIR, name), 'utf8'))

describe('what is known of the weights that ship', () => {
  it('is measured on these very weights, with curves of every attribute that is measured on Wikipedia', async () => {
    const { manifest, report } = await embeddedCard()
    expect(report?.digest).toBe(manifest.weights.sha256)
    expect(Object.keys(report?.curves ?? {})).toEqual(Object.keys(report?.domains['jigsaw'] ?? {}))
    expect(Object.values(report?.curves ?? {}).every(({ roc }) => roc.length > 50)).toBe(true)
  })

  it('says nothing of weights that were not measured', () => {
    const manifest = read('manifest.json')
    const other = { ...manifest, weights: { ...manifest.weights, sha256: 'f'.repeat(64) } }
    expect(readCard(other, read('evaluation.json')).report).toBeNull()
  })

  it.each([
    ['no measures', {}],
    ['a measure in words', { ...read('evaluation.json'), meanOfSix: 'good' }],
    ['no curves', { ...read('evaluation.json'), curves: undefined }],
  ])('throws on %s', (_, evaluation) => {
    expect(() => readCard(read('manifest.json'), evaluation)).toThrow()
  })

  it('tells in the card what the desk tells', () => {
    const card = readFileSync(join(DIR, 'README.md'), 'utf8')
    for (const { name, licence } of SOURCES) expect(card).toMatch(new RegExp(`\\| ${name} \\|.*\\| ${licence} \\|`))
    for (const limit of [...KNOWN_FAILURES, ...NOT_FOR]) expect(card).toContain(`- ${limit}\n`)
  })

  it('says of every attribute how it measures in some place, the rare ones over all sources', async () => {
    const { report } = await embeddedCard()
    expect(Object.keys(report?.domains['all sources'] ?? {})).toEqual([...ATTRIBUTES])
    expect(report?.domains['all sources']?.sexual_explicit?.positives).toBeLessThan(20)
  })

  it('has the same measures in the manifest as in the evaluation', async () => {
    const { manifest, report } = await embeddedCard()
    expect(manifest.metrics?.meanOfSix).toEqual(report?.meanOfSix)
    const { calibrationError, ...ranks } = manifest.metrics?.attributes['toxicity'] ?? {}
    expect(report?.domains['jigsaw']?.toxicity).toMatchObject(ranks)
    expect(report?.calibrationError.toxicity).toEqual(calibrationError)
  })

  it('names every domain for people', async () => {
    const { report } = await embeddedCard()
    for (const domain of Object.keys(report?.domains ?? {})) expect(nameDomain(domain)).not.toBe(domain)
  })
})
