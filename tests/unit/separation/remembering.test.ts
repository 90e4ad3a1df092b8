import { expect, test } from 'vitest'
import { remembering } from '#lib/separation/remembering.ts'

test('an answer is given again without asking, until as many are known as may be', () => {
  const asked: string[] = []
  const lengthOf = remembering(2, (text) => {
    asked.push(text)
    return text.length
  })
  expect(['a', 'bb', 'a', 'bb'].map(lengthOf)).toEqual([1, 2, 1, 2])
  expect(asked).toEqual(['a', 'bb'])
  expect(['ccc', 'a'].map(lengthOf)).toEqual([3, 1])
  expect(asked).toEqual(['a', 'bb', 'ccc', 'a'])
})
