import { describe, expect, it } from 'vitest'
import { type Grant, ROLES, type Role } from '#lib/accounts/schema.ts'
import { ABILITIES, type Ability, can, canSomewhere, roleCan, sitesWith } from '#lib/auth/ability.ts'
import { mayManagePerson } from '#lib/auth/may-manage-person.ts'

const here = '01890000-0000-7000-8000-000000000001'
const there = '01890000-0000-7000-8000-000000000002'
const on = (role: Role, siteId: string | null): Grant[] => [{ role, siteId }]

/** One column for each role, in the order of ROLES: viewer, annotator, moderator, researcher, lead, admin. */
const expected: Record<Ability, string> = {
  'queue.read': 'y.yyyy',
  'article.read': 'y.yyyy',
  'insight.read': 'y.yyyy',
  'policy.read': 'y.yyyy',
  'assignment.read': '.yyyyy',
  'label.write': '.yyyyy',
  'comment.label': '..yyyy',
  'comment.decide': '..y.yy',
  'note.write': '..y.yy',
  'page.import': '..y.yy',
  'comment.decide-batch': '..y.yy',
  'decision.override': '....yy',
  'label.adjudicate': '....yy',
  'guideline.edit': '....yy',
  'assignment.manage': '...yyy',
  'agreement.read': '...yyy',
  'annotator.read': '....yy',
  'policy.edit': '....yy',
  'section.edit': '....yy',
  'scoring.retry': '....yy',
  'dataset.read': '...yyy',
  'dataset.edit': '...yyy',
  'export.labels': '...yyy',
  'label.import': '...yyy',
  'export.unredacted': '.....y',
  'key.manage': '....yy',
  'people.manage': '.....y',
  'webhook.manage': '.....y',
  'site.manage': '.....y',
  'scorer.manage': '.....y',
  'retention.manage': '.....y',
}

const cells = ABILITIES.flatMap((ability) =>
  ROLES.map((role, column) => ({ ability, role, may: expected[ability][column] === 'y' })),
)

describe('the table of abilities', () => {
  it('has a row here for every ability', () => {
    expect(Object.keys(expected).sort()).toEqual([...ABILITIES].sort())
  })

  it.each(cells)('lets $role do $ability: $may', ({ ability, role, may }) => {
    expect(roleCan(role, ability)).toBe(may)
    expect(can(on(role, here), ability, here)).toBe(may)
    expect(can(on(role, null), ability, here)).toBe(may)
    expect(can(on(role, null), ability, null)).toBe(may)
    expect(canSomewhere(on(role, here), ability)).toBe(may)
  })
})

describe('a grant', () => {
  it.each(ABILITIES)('on one site gives no %s on another, nor on all', (ability) => {
    expect(can(on('admin', here), ability, there)).toBe(false)
    expect(can(on('admin', here), ability, null)).toBe(false)
  })

  it.each(ABILITIES)('that is not there gives no %s', (ability) => {
    expect(can([], ability, here)).toBe(false)
    expect(canSomewhere([], ability)).toBe(false)
    expect(sitesWith([], ability)).toEqual([])
  })

  it('adds to the others and takes nothing from them', () => {
    const grants = [...on('viewer', null), ...on('lead', here)]
    expect(can(grants, 'policy.edit', here)).toBe(true)
    expect(can(grants, 'policy.edit', there)).toBe(false)
    expect(can(grants, 'queue.read', there)).toBe(true)
  })

  it('names the sites that it reaches', () => {
    const grants = [...on('moderator', here), ...on('viewer', there), ...on('moderator', here)]
    expect(sitesWith(grants, 'comment.decide')).toEqual([here])
    expect(sitesWith(grants, 'queue.read')).toEqual([here, there])
    expect(sitesWith([...grants, ...on('lead', null)], 'comment.decide')).toBe('all')
  })
})

describe('managing a person', () => {
  it.each([
    ['an administrator of all sites', on('admin', null), on('admin', null), true],
    ['an administrator of all sites', on('admin', null), [], true],
    ['an administrator of a site', on('admin', here), on('moderator', here), true],
    ['an administrator of a site', on('admin', here), on('viewer', null), false],
    ['an administrator of a site', on('admin', here), [...on('viewer', here), ...on('viewer', there)], false],
    ['an administrator of a site', on('admin', here), [], false],
    ['a lead of all sites', on('lead', null), on('viewer', here), false],
  ])('by %s with %j over %j is %s', (_who, manager, other, may) => {
    expect(mayManagePerson(manager, other)).toBe(may)
  })
})
