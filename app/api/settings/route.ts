import { findKeyProblems } from '#app/(desk)/sites/[site]/queue/own-keys.ts'
import { keepSettings } from '#lib/accounts/settings/mutations.ts'
import { personSettings } from '#lib/accounts/settings/schema.ts'
import { route } from '#lib/http/route.ts'

const ownSettings = personSettings.refine(({ keys }) => findKeyProblems(keys).length === 0, {
  path: ['keys'],
  message: 'No key can mean two things, and digits, Enter, Tab and space are taken.',
})

/** Keeps one's own settings. */
export const POST = route({
  ability: 'signed-in',
  site: 'somewhere',
  body: ownSettings,
  handle: async ({ body, person, now }) => {
    await keepSettings(person.id, body, now)
    return body
  },
})
