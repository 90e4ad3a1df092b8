import { redirect } from 'next/navigation'
import { canSomewhere } from '#lib/auth/ability.ts'
import { requirePerson } from '#lib/auth/person.ts'

/** The start leads to the work that is waiting. */
export default async function StartPage() {
  const { grants } = await requirePerson()
  redirect(canSomewhere(grants, 'queue.read') ? '/queue' : '/account')
}
