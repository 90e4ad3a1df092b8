import { expect, it } from 'vitest'
import { careOfSite } from '#lib/care/data.ts'
import { keepCare } from '#lib/care/mutations.ts'
import { NO_CARE, siteCare } from '#lib/care/schema.ts'
import { db } from '#lib/db/client.ts'
import { makePerson, makeSite, NOW } from '#tests/support/desk.ts'

it('is kept for one site alone, and told of', async () => {
  const siteId = await makeSite()
  const by = { siteId, userId: await makePerson('Lead'), now: NOW }
  expect(await careOfSite(siteId)).toEqual(NO_CARE)
  const care = { ...NO_CARE, blurFrom: 0.7, breakAtLeastAfter: 90, countExposure: true }
  await keepCare({ ...care, blurFrom: 0.9 }, by)
  await keepCare(care, by)
  expect(await careOfSite(siteId)).toEqual(care)
  expect(await careOfSite(await makeSite())).toEqual(NO_CARE)
  expect(await db().auditEvent.count({ where: { siteId, name: 'care.changed' } })).toBe(2)
})

it.each([[{ blurFrom: 7 }], [{ breakAfter: 1 }], [{ countExposure: 'often' }]])('refuses %o', (care) => {
  expect(siteCare.safeParse(care).success).toBe(false)
})
