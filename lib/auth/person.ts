import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Person } from '#lib/accounts/schema.ts'
import { type Ability, can, canSomewhere } from '#lib/auth/ability.ts'
import { type CurrentSession, openSession, sessionCookie } from '#lib/auth/session-cookie.ts'
import { PATH_HEADER } from '#lib/http/headers.ts'

/** The session of the request that is being answered; looked up once, however many parts of a page ask. */
export const currentSession = cache(async (): Promise<CurrentSession | null> => {
  const jar = await cookies()
  return openSession(jar.get(sessionCookie().name)?.value, new Date())
})

/** Who is asking, or null. */
export async function currentPerson(): Promise<Person | null> {
  return (await currentSession())?.person ?? null
}

/** Who is asking; a signed-out person is sent to the sign-in, and back to where they wanted afterwards. */
export async function requirePerson(): Promise<Person> {
  const person = await currentPerson()
  if (person) return person
  const path = (await headers()).get(PATH_HEADER)
  redirect(path && path !== '/' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in')
}

/**
 * Who is asking, when they may do this on the site (null: on what belongs to no single one; 'somewhere': on any).
 * Every page and action of the desk begins with this: a layout is not asked again when a person moves between pages.
 */
export async function requireAbility(ability: Ability, siteId: string | null | 'somewhere'): Promise<Person> {
  const person = await requirePerson()
  const may = siteId === 'somewhere' ? canSomewhere(person.grants, ability) : can(person.grants, ability, siteId)
  if (!may) forbidden()
  return person
}
