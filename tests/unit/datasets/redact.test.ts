import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactPersonalData } from '#lib/datasets/archive/redact-personal-data.ts'
import { processorTime } from '#tests/support/processor-time.ts'

const FOUND: [string, string][] = [
  ['mail jane.doe+news@mail.example.co.uk now', 'mail <EMAIL> now'],
  ['see https://example.org/a?b=c#d, or www.example.org.', 'see <URL>, or <URL>.'],
  ['call +44 20 7946 0958 today', 'call <PHONE> today'],
  ['ring (020) 7946-0958', 'ring <PHONE>'],
  ['my number is 0171 234 56 78', 'my number is <PHONE>'],
  ['from 192.168.10.254 and 2001:db8:85a3:0:0:8a2e:370:7334', 'from <IP> and <IP>'],
  ['card 4111 1111 1111 1111', 'card <CARD>'],
  ['to DE89 3704 0044 0532 0130 00 please', 'to <IBAN> please'],
  ['@some_reader is right', '<HANDLE> is right'],
]

const LEFT = [
  'in 2019, 2020 and 2021 taxes rose by 3.5 per cent',
  'it cost 12,000,000 dollars, or 12 000 000',
  'on 2026-11-22 at 10:30:15, see 22/11/2026',
  'version 1.2.3 of 10.4',
  'the score was 3-2, then 10-0',
  'meet @ noon; 4111 1111 1111 1112 is no card',
  'a ratio of 1:2:3',
  'Article 12(3) of the act of 1998',
]

describe('redaction of personal data', () => {
  it.each(FOUND)('finds what is in "%s"', (text, redacted) => {
    expect(redactPersonalData(text).text).toBe(redacted)
  })

  it.each(LEFT)('leaves "%s" as it is', (text) => {
    expect(redactPersonalData(text)).toEqual({ text, counts: {}, moves: [] })
  })

  it('counts what it found by kind', () => {
    const { counts } = redactPersonalData('a@example.org, b@example.org and www.example.org')
    expect(counts).toEqual({ EMAIL: 2, URL: 1 })
  })

  it('finds nothing more in what it redacted, and is quick with hostile texts', () => {
    const part = fc.constantFrom('a@example.org ', '+44 20 7946 0958 ', '@x ', 'www.', '1', ' ', '.', 'a', ':')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const { text } = redactPersonalData(parts.join(''))
        expect(text).not.toContain('a@example.org')
        expect(text).not.toContain('+44 20 7946 0958')
      }),
    )
    for (const hostile of [
      'a@'.repeat(10_000),
      '1 '.repeat(10_000),
      'a'.repeat(20_000),
      '@a.'.repeat(7000),
      '1:'.repeat(10_000),
    ]) {
      const start = processorTime()
      redactPersonalData(hostile)
      expect(processorTime() - start).toBeLessThan(2000)
    }
  })
})
