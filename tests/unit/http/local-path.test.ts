import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localPath } from '#lib/http/local-path.ts'

describe('where a sign-in leads to', () => {
  it.each([
    ['/sites/main/queue?queue=flagged', '/sites/main/queue?queue=flagged'],
    ['/account', '/account'],
    [undefined, '/'],
    ['', '/'],
    ['account', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['https://evil.example/queue', '/'],
    ['javascript:alert(1)', '/'],
  ])('from %j is %j', (wanted, path) => {
    expect(localPath(wanted)).toBe(path)
  })

  it('is always a path of ours', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '/', '//', '/\\', '/./', '/../'),
        (text, start) => {
          const url = new URL(localPath(start + text), 'https://desk.example')
          expect(url.origin).toBe('https://desk.example')
        },
      ),
    )
  })
})
