import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SHIPPED_WEIGHTS } from '#lib/scoring/embedded-scorer.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

const ROOT = join(import.meta.dirname, '../../..')
const dir = mkdtempSync(join(tmpdir(), 'belowline-scorer-'))
const at = (name: string): string => join(dir, name)
afterAll(() => rmSync(dir, { recursive: true }))

function scorer(...args: string[]) {
  const command = ['lib/cli/main.ts', 'scorer', ...args]
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' })
  return { stdout, stderr, code: status }
}

/** One sentence, and nothing but that. */
function expectSentence({ stderr, code }: ReturnType<typeof scorer>, sentence: string): void {
  expect(stderr).toContain(sentence)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(code).toBe(1)
}

const lines = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n')

function writeData(name: string): string {
  mkdirSync(at(name))
  const unknown = Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, null]))
  const rows = Array.from({ length: 80 }, (_, i) => ({
    ...{ id: `${i}`, source: 'jigsaw', labels: { ...unknown, toxicity: i % 2, insult: i % 2 } },
    text: i % 2 ? `You are a stupid idiot, number ${i}.` : `The road number ${i} opens on Monday.`,
  }))
  writeFileSync(join(at(name), 'toxicity-dev.jsonl.gz'), gzipSync(lines(rows)))
  const spans = [{ id: 'a', text: 'you stupid idiot', spans: [[4, 16]] }]
  writeFileSync(join(at(name), 'spans-dev.jsonl.gz'), gzipSync(lines(spans)))
  return at(name)
}

beforeAll(() => {
  writeData('data')
  writeFileSync(at('no.json'), 'no json')
  writeFileSync(at('other.json'), '{}')
})

describe('scorer evaluate', { timeout: 120_000 }, () => {
  const evaluated = (...args: string[]) => scorer('evaluate', '--data', at('data'), ...args)

  it('writes measures and a page, and compares them with measures from before', () => {
    const first = evaluated('--out', at('out'), '--floors')
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toContain('| jigsaw | toxicity | 1.000')
    const written = readFileSync(at('out/evaluation.json'), 'utf8')
    expect(JSON.parse(written)).toMatchObject({ scorer: 'embedded@1', meanOfSix: { n: 80 } })
    expect(readFileSync(at('out/evaluation.html'), 'utf8')).toContain('<h2>toxicity</h2>')
    const again = evaluated('--against', at('out/evaluation.json'))
    expect(again).toMatchObject({ code: 0, stderr: '' })
    expect(again.stdout).toMatch(/\| mean of six \| (\S+ \[\S+ \S+\]) \| \1 \| \+0\.0000 \|/)
  })

  it('ends with code 1 and a sentence when a measure is below its floor', () => {
    const upside = writeData('upside')
    const rows = Array.from({ length: 40 }, (_, i) => ({
      ...{ id: `${i}`, source: 'jigsaw', labels: { toxicity: i % 2 } },
      text: i % 2 ? `The road number ${i} opens on Monday.` : `You are a stupid idiot, number ${i}.`,
    }))
    writeFileSync(join(upside, 'toxicity-dev.jsonl.gz'), gzipSync(lines(rows)))
    expectSentence(scorer('evaluate', '--data', upside, '--floors'), 'The mean of six is 0, below 0.97.')
  })

  it('refuses a scorer that there is not, and does not measure another', () => {
    const { code, stdout, stderr } = evaluated('--scorer', 'toxcity')
    expect(code).not.toBe(0)
    expect(stdout).toBe('')
    expect(stderr).toContain('Allowed choices are embedded, toxicity')
  })

  it.each([
    ['no file to compare with', ['--against', 'nowhere.json'], 'nowhere.json cannot be read'],
    ['a file to compare with that is no JSON', ['--against', '{no}'], 'no.json is no JSON'],
    ['measures of another form', ['--against', '{other}'], 'other.json was not written by this version'],
    ['no data', ['--data', 'nowhere'], 'toxicity-dev.jsonl.gz cannot be read'],
  ])('says in a sentence that there is %s', (_, args, sentence) => {
    const named = args.map((arg) => arg.replace(/^\{(.*)\}$/, (_whole, name: string) => at(`${name}.json`)))
    expectSentence(evaluated(...named), sentence)
  })

  it.each<[string, (data: string) => void]>([
    ['are missing', (data) => rmSync(join(data, 'spans-dev.jsonl.gz'))],
    [
      'are cut off',
      (data) => {
        const file = join(data, 'spans-dev.jsonl.gz')
        writeFileSync(file, readFileSync(file).subarray(0, 40))
      },
    ],
    ['are no gzip', (data) => writeFileSync(join(data, 'spans-dev.jsonl.gz'), '{}')],
    ['are no JSON', (data) => writeFileSync(join(data, 'spans-dev.jsonl.gz'), gzipSync('no json'))],
  ])('says in a sentence that spans %s', (what, spoil) => {
    const data = writeData(what)
    spoil(data)
    expectSentence(scorer('evaluate', '--data', data), 'spans-dev.jsonl.gz cannot be read')
  })
})

describe('scorer card', { timeout: 60_000 }, () => {
  const beside = (name: string): string => {
    mkdirSync(at(name))
    for (const file of ['manifest.json', 'evaluation.json']) cpSync(join(SHIPPED_WEIGHTS, file), join(at(name), file))
    return at(name)
  }

  it('writes the card that ships', () => {
    const to = beside('card')
    expect(scorer('card', '--dir', to)).toMatchObject({ code: 0, stderr: '' })
    expect(readFileSync(join(to, 'README.md'), 'utf8')).toBe(readFileSync(join(SHIPPED_WEIGHTS, 'README.md'), 'utf8'))
  })

  it.each([
    ['the manifest is no JSON', 'manifest.json', '{', 'manifest.json is not the manifest of weights'],
    ['the manifest is something else', 'manifest.json', '{}', 'manifest.json is not the manifest of weights'],
    ['the measures are no JSON', 'evaluation.json', 'no', 'evaluation.json is no JSON'],
    ['the measures are something else', 'evaluation.json', '{}', 'was not written by this version'],
  ])('says in a sentence that %s', (what, file, content, sentence) => {
    const to = beside(what)
    writeFileSync(join(to, file), content)
    expectSentence(scorer('card', '--dir', to), sentence)
  })
})

describe('scorer train', () => {
  it.each([
    ['a seed that is no number', ['--seed', 'abc'], '--seed takes a whole number'],
    ['no seed at all', ['--seed', ''], '--seed takes a whole number'],
    ['a seed in pieces', ['--seed', '1.5'], '--seed takes a whole number'],
    ['a share of nothing', ['--share', '0'], '--share takes a number'],
  ])('refuses %s before it trains', (_, args, sentence) => {
    expectSentence(scorer('train', '--data', at('data'), '--out', at('trained'), ...args), sentence)
  })
})

describe('scorer calibrate --labels', { timeout: 60_000 }, () => {
  const label = (text: string, toxicity: number, origin = 'blind-label') => ({ text, origin, labels: { toxicity } })
  const enough = Array.from({ length: 50 }, (_, i) =>
    label(i % 2 ? `You are a stupid idiot ${i}.` : `The road ${i} is open.`, i % 2),
  )
  const calibrate = (name: string, content: string) => {
    writeFileSync(at(name), content)
    return scorer('calibrate', '--labels', at(name), '--out', at(`${name}-out`))
  }

  it('reads lines as Windows writes them, and passes over blank ones', () => {
    const crlf = enough.map((one) => JSON.stringify(one)).join('\r\n')
    const { code, stdout, stderr } = calibrate('crlf.jsonl', `\uFEFF${crlf}\r\n\r\n   \n`)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('Recalibrated toxicity; left out: 0 lines')
  })

  it('says how many lines it left out: no ground truth, and texts that get no score', () => {
    const wordless = ['🖕', ' ', '123'].map((text) => label(text, 1))
    const { stdout } = calibrate('wordless.jsonl', lines([...enough, ...wordless, label('x', 1, 'decision')]))
    expect(stdout).toContain('left out: 1 line that is no ground truth, 3 of texts that get no score')
  })

  it.each([
    ['a line that is no JSON', `${JSON.stringify(label('a', 1))}\n\nno json`, 'line 3 of'],
    ['a line of another form', '{"text":"a"}', 'line 1 of'],
    ['a label that is neither', JSON.stringify(label('a', 2)), 'line 1 of'],
    ['too few', JSON.stringify(label('a', 1)), 'No attribute has 20 blind labels'],
  ])('says in a sentence that there is %s', (what, content, sentence) => {
    expectSentence(calibrate(what.replaceAll(' ', '-'), content), sentence)
  })
})
