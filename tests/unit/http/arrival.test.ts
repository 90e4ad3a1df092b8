import { describe, expect, it } from 'vitest'
import { straightenPath } from '#lib/http/arrival.ts'

describe('a path', () => {
  it.each([
    ['//v1alpha1/comments:analyze?key=a//b', '/v1alpha1/comments:analyze?key=a//b'],
    ['/v1alpha1///comments:analyze', '/v1alpha1/comments:analyze'],
    ['/sites/a?back=//evil.example', '/sites/a?back=//evil.example'],
    ['//evil.example', '/evil.example'],
    ['/api/v1/comments/a%2F%2Fb', '/api/v1/comments/a%2F%2Fb'],
    ['http://desk.example//a', '/a'],
    ['HTTPS://desk.example:443/v1alpha1/comments:analyze?key=a', '/v1alpha1/comments:analyze?key=a'],
    ['http://desk.example', '/'],
    ['http://desk.example?key=a', '/?key=a'],
    ['/v1/moderations/', '/v1/moderations'],
    ['/$discovery/rest/?version=v1alpha1&key=a/', '/$discovery/rest?version=v1alpha1&key=a/'],
    ['//', '/'],
    ['*', '*'],
    ['desk.example:443', 'desk.example:443'],
    ['/', '/'],
  ])('%s is read as %s', (url, read) => {
    const request = { url }
    straightenPath(request)
    expect(request.url).toBe(read)
  })
})
