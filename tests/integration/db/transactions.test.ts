import { expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'

it('lets more transactions than there are connections wait their turn', async () => {
  const slow = () =>
    db().$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_sleep(2.5)`
      return 'done'
    })
  expect(await Promise.all(Array.from({ length: 14 }, slow))).toEqual(Array(14).fill('done'))
})
