import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicRoot } from '#lib/http/public-root.ts'
import { permalinkOf } from '#lib/perspective/answer-suggest.ts'
import { ATTRIBUTE_TABLE, attributeEntry, REFUSED_ATTRIBUTES } from '#lib/perspective/attributes.ts'
import { discoveryDocument } from '#lib/perspective/discovery.ts'
import { readBatch, writeBatch } from '#lib/perspective/read-batch.ts'
import { readJson } from '#lib/perspective/read-json.ts'
import { applyMask, readMask } from '#lib/perspective/select-fields.ts'
import { splitLines } from '#lib/perspective/split-lines.ts'

describe('a field mask', () => {
  const value = { a: { b: 1, c: 2 }, d: [{ e: 1, f: 2 }], g: 3, h: { i: { j: 4, k: 5, l: 6 }, m: 7 } }

  it.each([
    ['g', { g: 3 }],
    ['a/b', { a: { b: 1 } }],
    ['a(b,c),g', { a: { b: 1, c: 2 }, g: 3 }],
    ['d/e', { d: [{ e: 1 }] }],
    ['*/b', { a: { b: 1 }, d: [{}], g: 3, h: {} }],
    ['a/b,a/c', { a: { b: 1, c: 2 } }],
    ['a,a/b', { a: { b: 1, c: 2 } }],
    ['a/b,a/b/c', { a: { b: 1 } }],
    ['a/b/c,a/b', { a: { b: 1 } }],
    ['h/i/j,h/i/k', { h: { i: { j: 4, k: 5 } } }],
    ['h(i/j,m),h(i(k,l))', { h: { i: { j: 4, k: 5, l: 6 }, m: 7 } }],
    ['*/b,a/c', { a: { b: 1, c: 2 }, d: [{}], g: 3, h: {} }],
    ['none', {}],
  ])('%s answers %j', (fields, expected) => {
    const mask = readMask(fields)
    expect(mask && applyMask(value, mask)).toEqual(expected)
  })

  it.each(['', ',', 'a(', 'a()', 'a)', 'a//b', 'a(b', `${'a/'.repeat(100)}a`, 'x'.repeat(3000)])(
    '%j is none',
    (fields) => {
      expect(readMask(fields)).toBeNull()
    },
  )

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '(', ')', '/', ',', '*', ' ') }),
        (fields) => void readMask(fields),
      ),
    )
  })
})

describe('JSON', () => {
  it.each([
    ['{"a":1}', { a: 1 }],
    ['{a: 1,}', { a: 1 }],
    ["{'a': 'b'}", { a: 'b' }],
    ['\uFEFF{"a":1}', { a: 1 }],
    ['// note\n{a: [1,]}', { a: [1] }],
    ['', {}],
    [' \n', {}],
    ['\uFEFF', {}],
  ])('%j reads as %j', (text, value) => {
    expect(readJson(Buffer.from(text))).toEqual({ ok: true, value })
  })

  it('may begin with a byte order mark also where it is too long to be relaxed', () => {
    const value = { a: 'b'.repeat(70_000) }
    expect(readJson(Buffer.from(`\uFEFF${JSON.stringify(value)}`))).toEqual({ ok: true, value })
  })

  it('with a prototype in it changes no prototype', () => {
    for (const text of ['{"__proto__":{"polluted":1}}', '{__proto__:{polluted:1}}']) readJson(Buffer.from(text))
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe('a batch', () => {
  const part = (id: string, line: string, body: string) =>
    `--B\r\nContent-Type: application/http\r\nContent-ID: ${id}\r\n\r\n${line}\r\nX-A: b\r\n\r\n${body}\r\n`

  it('is read call by call, whatever line ends it has', () => {
    const text = `${part('<u + 1>', 'POST /p?key=k HTTP/1.1', '{"a":"--B"}')}${part('2', 'GET http://host/q', '')}--B--\r\n`
    for (const source of [text, text.replaceAll('\r\n', '\n')]) {
      const calls = readBatch(Buffer.from(source), 'multipart/mixed; boundary="B"')
      expect(
        calls?.map((one) => [one.contentId, one.method, one.target, one.body.toString(), one.headers.get('x-a')]),
      ).toEqual([
        ['<u + 1>', 'POST', '/p?key=k', '{"a":"--B"}', 'b'],
        ['2', 'GET', '/q', '', 'b'],
      ])
    }
  })

  it('never throws, and ends', () => {
    const odd = fc
      .array(fc.constantFrom('--B', '\r\n', '--', 'POST / HTTP/1.1', 'a: b', ' ', '\n\n'))
      .map((parts) => parts.join(''))
    fc.assert(fc.property(odd, (text) => void readBatch(Buffer.from(text), 'multipart/mixed; boundary=B')))
  })

  it('is answered in the same form', () => {
    const answer = {
      contentId: '<u + 1>',
      status: '200 OK',
      headers: { 'content-type': 'application/json' },
      body: '{"ü":1}',
    }
    expect(writeBatch([answer], 'x')).toBe(
      '--x\r\nContent-Type: application/http\r\nContent-ID: <response-u + 1>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-type: application/json\r\nContent-Length: 8\r\n\r\n{"ü":1}\r\n--x--\r\n',
    )
  })
})

describe('lines', () => {
  it('come whole and counted, however the bytes are cut', async () => {
    const lines = fc.array(
      fc.string({ maxLength: 3000 }).map((text) => text.replaceAll('\n', ' ')),
      { maxLength: 60 },
    )
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 50_000 }), async (all, size) => {
        const source = Buffer.from(all.join('\n'))
        async function* chunks() {
          for (let at = 0; at < source.length; at += size) yield source.subarray(at, at + size)
        }
        let text = ''
        for await (const piece of splitLines(chunks(), 1e6)) {
          expect(piece.firstLine).toBe(text.split('\n').length)
          text += piece.lines.toString()
        }
        expect(text).toBe(source.toString())
      }),
      { numRuns: 50 },
    )
  })

  it.each([1000, 40_000, 70_000])('come whole before one that is too long, in chunks of %i', async (size) => {
    const source = Buffer.from(`${'short\n'.repeat(20_000)}${'x'.repeat(300_000)}\nshort`)
    async function* chunks() {
      for (let at = 0; at < source.length; at += size) yield source.subarray(at, at + size)
    }
    let count = 0
    const read = async () => {
      for await (const { lines } of splitLines(chunks(), 100_000)) count += lines.toString().split('\n').length - 1
    }
    await expect(read()).rejects.toMatchObject({ line: 20_001 })
    expect(count).toBe(20_000)
  })
})

describe('the table of attributes', () => {
  it('has each name once, and none that is refused', () => {
    const names = ATTRIBUTE_TABLE.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of REFUSED_ATTRIBUTES) expect(attributeEntry(name)).toBeUndefined()
  })

  it('answers a probability for any scores', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const scores = fc.record({
      identity_attack: share,
      insult: share,
      obscene: share,
      severe_toxicity: share,
      sexual_explicit: share,
      threat: share,
      toxicity: share,
    })
    const signs = { words: 3, links: 9, repeated: 1, shouting: 1, broken: 1, odd: 1, selling: 9 }
    fc.assert(
      fc.property(scores, fc.string(), (scores, text) => {
        for (const { value } of ATTRIBUTE_TABLE) {
          const number = value({ scores, text, signs: () => signs })
          expect(number >= 0 && number <= 1).toBe(true)
        }
      }),
    )
  })
})

describe('the discovery document', () => {
  it('leads to our own origin and names no schema that it does not have', () => {
    const document = JSON.stringify(discoveryDocument('https://comments.example'))
    const { rootUrl, baseUrl, schemas } = JSON.parse(document)
    expect([rootUrl, baseUrl]).toEqual(['https://comments.example/', 'https://comments.example/'])
    for (const [, name] of document.matchAll(/"\$ref":"(\w+)"/g)) expect(schemas).toHaveProperty([String(name)])
  })

  it.each([
    ['https://comments.example', false, { host: 'evil.example' }, 'https://comments.example'],
    [
      'http://localhost:3000',
      false,
      { host: '10.0.0.5:3000', 'x-forwarded-host': 'evil.example' },
      'http://10.0.0.5:3000',
    ],
    [
      'http://localhost:3000',
      true,
      { host: 'a', 'x-forwarded-host': 'news.example', 'x-forwarded-proto': 'https' },
      'https://news.example',
    ],
    ['http://localhost:3000', false, { host: 'a/b?c' }, 'http://localhost:3000'],
    ['http://localhost:3000', false, {}, 'http://localhost:3000'],
  ])('of %s, with a trusted proxy %s and %j, is at %s', (publicUrl, trustProxy, headers, expected) => {
    expect(publicRoot(headers, { publicUrl, trustProxy })).toBe(expected)
  })
})

describe('a permalink', () => {
  it.each([
    [['{"url":"https://news.example/a"}'], 'https://news.example/a'],
    [['text', 'https://news.example/b'], 'https://news.example/b'],
    [['{"url":"javascript:alert(1)"}', '{"url":5}', '{'], null],
    [['https://news.example/x\0y'], 'https://news.example/x\uFFFDy'],
    [['{"url":"https://news.example/x\\u0000y"}'], 'https://news.example/x\uFFFDy'],
    [[`https://news.example/${'x'.repeat(2000)}`, 'https://news.example/c'], 'https://news.example/c'],
    [[], null],
  ])('of %j is %j', (context, expected) => {
    expect(permalinkOf(context)).toBe(expected)
  })
})
