import { describe, expect, it } from 'vitest'
import { POST as keep } from '#app/api/settings/route.ts'
import { settingsOf } from '#lib/accounts/settings/data.ts'
import { keepSettings } from '#lib/accounts/settings/mutations.ts'
import { DEFAULT_SETTINGS } from '#lib/accounts/settings/schema.ts'
import { db } from '#lib/db/client.ts'
import { askRoute, enterAs } from '#tests/support/ask-route.ts'
import { makePerson, NOW } from '#tests/support/desk.ts'

const CAREFUL = { keysOn: false, keys: { approve: ['p'] }, blurFrom: 0.5, breakAfter: 50, countExposure: true }

const send = (cookie: string, settings: unknown) =>
  askRoute(keep, { site: 'any', cookie, path: 'settings', body: JSON.stringify(settings), type: 'application/json' })

describe('the settings of a person', () => {
  it('are the defaults until they are kept, and then what was kept last', async () => {
    const ana = await makePerson('Ana')
    expect(await settingsOf(ana)).toEqual(DEFAULT_SETTINGS)
    await keepSettings(ana, { ...CAREFUL, blurFrom: 0.9 }, NOW)
    await keepSettings(ana, CAREFUL, NOW)
    expect(await settingsOf(ana)).toEqual(CAREFUL)
    expect(await settingsOf(await makePerson('Ben'))).toEqual(DEFAULT_SETTINGS)
  })

  it('are the defaults where what stands there cannot be read', async () => {
    const ana = await makePerson('Ana')
    await db().personSettings.create({ data: { userId: ana, settings: { blurFrom: 'a lot' }, changedAt: NOW } })
    expect(await settingsOf(ana)).toEqual(DEFAULT_SETTINGS)
  })

  it('are kept for who asks, whatever their role', async () => {
    const { cookie, userId } = await enterAs('viewer')
    expect((await send(cookie, CAREFUL)).status).toBe(200)
    expect(await settingsOf(userId)).toEqual(CAREFUL)
  })

  it.each([
    ['a key with two meanings', { keys: { approve: ['d'] } }],
    ['a digit as a key', { keys: { approve: ['1'] } }],
    ['a mark over 1', { blurFrom: 7 }],
    ['a break at once', { breakAfter: 0 }],
  ])('are not kept with %s', async (_, wrong) => {
    const { cookie, userId } = await enterAs('moderator')
    expect((await send(cookie, wrong)).status).toBe(422)
    expect(await settingsOf(userId)).toEqual(DEFAULT_SETTINGS)
  })

  it('are for who is signed in', async () => {
    expect((await send('', CAREFUL)).status).toBe(401)
  })
})
