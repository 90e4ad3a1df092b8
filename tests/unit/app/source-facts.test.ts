import { MantineProvider } from '@mantine/core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { SourceFacts } from '#app/(desk)/sites/[site]/source-facts.tsx'

/** What a reader of the page sees: the markup without the styles of the library. */
const show = (permalink: string | null, votes: number | null = null): string =>
  renderToStaticMarkup(createElement(MantineProvider, null, createElement(SourceFacts, { permalink, votes })))

const linkIn = (markup: string) => /<a\b[^>]*>/.exec(markup)?.[0] ?? null

describe('what a source printed beside a comment', () => {
  it.each(['https://x.example/a#comment-1', 'HTTP://x.example/a?b=1'])(
    'links to %s, and tells it nothing of us',
    (url) => {
      const link = linkIn(show(url))
      expect(link).toContain(`href="${url}"`)
      expect(link).toContain('rel="noopener noreferrer"')
      expect(link).toContain('target="_blank"')
    },
  )

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//x.example/a',
    '/a#comment-1',
    '#comment-1',
    'ftp://x.example/a',
    '',
  ])('does not make a link of "%s"', (url) => {
    expect(linkIn(show(url))).toBeNull()
  })

  it('has no link without an address, and says votes as they are', () => {
    expect(linkIn(show(null))).toBeNull()
    expect(show(null, 1)).toContain('1 vote<')
    expect(show(null, -3)).toContain('-3 votes')
    expect(show(null)).not.toContain('vote')
  })

  it('keeps what an address has inside its attribute', () => {
    expect(show('https://x.example/"><script>')).not.toContain('<script>')
  })
})
