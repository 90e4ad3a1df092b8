import { describe, expect, it } from 'vitest'
import { straightenPath } from '#lib/http/arrival.ts'

describe('a path', () => {
  it.each([
    ['//v1alpha1/comments:analyze?key=a//b', '/v1alpha1/comments:analyze?key=a//b'],
    ['/v1alpha1///comments:analyze', '/v1alpha1/comments:analyze'],
    ['/sites/a?back=//evil.example', '/sites/a?back=//evil.example'],
    ['//evil.example', '/evil.example'],
    ['/api/v1/comments/a%2F%2Fb', '/api/v1/comments/a%2F%2Fb'],
    ['http://desk.example//a', 'http://desk.example//a'],
    ['/', '/'],
  ])('%s is read as %s', (url, read) => {
    const request = { url }
    straightenPath(request)
    expect(request.url).toBe(read)
  })
})
