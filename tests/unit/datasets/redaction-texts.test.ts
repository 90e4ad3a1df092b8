import { describe, expect, it } from 'vitest'
import { redactPersonalData } from '#lib/datasets/archive/redact-personal-data.ts'
import { previewRedaction } from '#lib/datasets/redaction/preview-redaction.ts'
import { measureRedaction, totalOf } from '#tests/bench/redaction.ts'

describe('redaction on texts written for it', () => {
  it('finds at least nine of ten, and takes nothing for personal that is not', () => {
    const { precision, recall, n } = totalOf(measureRedaction())
    expect(n).toBeGreaterThan(30)
    expect(precision).toBeGreaterThanOrEqual(0.97)
    expect(recall).toBeGreaterThanOrEqual(0.9)
  })

  it.each(['2001:db8::1428:57ab', 'fe80:0:0:0:202:b3ff:fe1e:8329'])('takes %s for an address', (address) => {
    expect(redactPersonalData(`from ${address}.`).text).toBe('from <IP>.')
  })

  it.each(['a::b', '10:30:15', '1:2:3:4', 'std::vector', 'dead::beef'])('leaves %s', (text) => {
    expect(redactPersonalData(text).text).toBe(text)
  })
})

describe('the preview of a redaction', () => {
  it('counts all and shows the first examples of each kind', () => {
    const looking = previewRedaction()
    for (let i = 0; i < 20; i += 1) looking.add({ commentId: `mail ${i}`, text: `a${i}@example.org` })
    looking.add({ commentId: 'none', text: 'nothing here' })
    looking.add({ commentId: 'both', text: '@somebody, write to b@example.org' })
    const { texts, touched, counts, samples } = looking.preview()
    expect({ texts, touched, counts }).toEqual({ texts: 22, touched: 21, counts: { EMAIL: 21, HANDLE: 1 } })
    expect(samples.map(({ commentId }) => commentId)).toEqual([
      'mail 0',
      'mail 1',
      'mail 2',
      'mail 3',
      'mail 4',
      'both',
    ])
    expect(samples.at(-1)).toMatchObject({ redacted: '<HANDLE>, write to <EMAIL>', kinds: ['EMAIL', 'HANDLE'] })
  })
})
