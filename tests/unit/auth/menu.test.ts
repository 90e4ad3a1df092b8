import { describe, expect, it } from 'vitest'
import { findActive, siteOfPath } from '#app/shell/find-active.ts'
import { menuFor } from '#app/shell/navigation.ts'
import type { Role } from '#lib/accounts/schema.ts'

const site = { id: '01890000-0000-7000-8000-000000000001', key: 'main', name: 'Main' }
const elsewhere = '01890000-0000-7000-8000-000000000002'
const labels = (role: Role, siteId: string | null) =>
  menuFor([{ role, siteId }], site).flatMap((group) => group.entries.map((entry) => entry.label))

const queues = ['Pending', 'Flagged by policy', 'Unscored', 'Escalated', 'By range']
const allQueues = ['Pending', 'Flagged by policy', 'Unscored', 'Unsure separation', 'Escalated', 'Mine', 'By range']

describe('the menu', () => {
  it.each<[Role, string[]]>([
    ['viewer', [...queues, 'Articles', 'Overview', 'Policy', 'Scorer', 'Feedback', 'Your account']],
    ['annotator', ['Labels', 'Your account']],
    [
      'moderator',
      [...allQueues, 'Articles', 'Import', 'Overview', 'Policy', 'Scorer', 'Labels', 'Feedback', 'Your account'],
    ],
    [
      'researcher',
      [
        ...queues,
        'Articles',
        'Overview',
        'Policy',
        'Scorer',
        'Labels',
        'Export',
        'Datasets',
        'Feedback',
        'Your account',
      ],
    ],
    [
      'lead',
      [
        ...allQueues,
        'Articles',
        'Import',
        'Overview',
        'Policy',
        'Scorer',
        'Labels',
        'Export',
        'Datasets',
        'Feedback',
        'Sections',
        'Care',
        'API keys',
        'API reference',
        'Your account',
      ],
    ],
    [
      'admin',
      [
        ...allQueues,
        'Articles',
        'Import',
        'Overview',
        'Policy',
        'Scorer',
        'Labels',
        'Export',
        'Datasets',
        'Feedback',
        'Sections',
        'Care',
        'API keys',
        'Webhooks',
        'People',
        'API reference',
        'Your account',
      ],
    ],
  ])('of a %s holds what they may do', (role, expected) => {
    expect(labels(role, null)).toEqual(expected)
    expect(labels(role, site.id)).toEqual(expected)
  })

  it('of who works elsewhere holds nothing of this site', () => {
    expect(labels('lead', elsewhere)).toEqual(['API reference', 'Your account'])
    expect(labels('moderator', elsewhere)).toEqual(['Your account'])
  })

  it('leads to the pages of the site', () => {
    const [queue] = menuFor([{ role: 'viewer', siteId: null }], site)
    expect(queue?.entries.map((entry) => entry.href)).toEqual([
      '/sites/main/queue',
      '/sites/main/queue?queue=flagged',
      '/sites/main/queue?queue=unscored',
      '/sites/main/queue?queue=escalated',
      '/sites/main/range',
    ])
  })
})

describe('the entry that a page stands under', () => {
  const menu = menuFor([{ role: 'admin', siteId: null }], site)

  it.each([
    ['/sites/main/queue', null, 'Pending'],
    ['/sites/main/queue', 'pending', 'Pending'],
    ['/sites/main/queue', 'flagged', 'Flagged by policy'],
    ['/sites/main/queue', 'approved', 'Pending'],
    ['/sites/main/articles/0189', null, 'Articles'],
    ['/settings/people', null, 'People'],
    ['/account', null, 'Your account'],
    ['/nowhere', null, undefined],
  ])('%s with %s is %s', (path, queue, label) => {
    expect(findActive(menu, path, new URLSearchParams(queue ? { queue } : {}))?.label).toBe(label)
  })

  it('of a saved view is its own, and stands under the queues of who reads them', () => {
    const query = 'queue=flagged&order=newest&text=heron'
    const saved = [{ id: 'one', name: 'Herons', query, createdBy: 'ana' }]
    const withViews = menuFor([{ role: 'viewer', siteId: null }], site, saved)
    expect(withViews[0]?.entries.at(-1)).toMatchObject({ label: 'Herons', href: `/sites/main/queue?${query}` })
    expect(findActive(withViews, '/sites/main/queue', new URLSearchParams(query))?.label).toBe('Herons')
    expect(menuFor([{ role: 'annotator', siteId: null }], site, saved)).toEqual(
      menuFor([{ role: 'annotator', siteId: null }], site),
    )
  })

  it.each([
    ['/sites/main/queue', 'main'],
    ['/sites/main', 'main'],
    ['/account', null],
    ['/', null],
  ])('%s is of the site %s', (path, key) => {
    expect(siteOfPath(path)).toBe(key)
  })
})
