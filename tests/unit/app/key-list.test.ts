import { MantineProvider } from '@mantine/core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { KeyList } from '#app/(desk)/sites/[site]/settings/keys/key-list.tsx'

const key = {
  id: 'k',
  name: 'Blog',
  prefix: 'bl_1',
  scopes: [],
  origins: [],
  ratePerMinute: null,
  refused: 0,
  createdAt: new Date(),
  revokedAt: new Date(),
  lastUsedAt: null,
}

it.each([
  [0, '0 requests, '],
  [1, '1 request, '],
  [1200, '1,200 requests, '],
])('the list of keys says of %d how many requests came', (requests, said) => {
  const list = createElement(KeyList, { site: 'a', keys: [{ ...key, requests }] })
  expect(renderToStaticMarkup(createElement(MantineProvider, null, list))).toContain(`>${said}`)
})
