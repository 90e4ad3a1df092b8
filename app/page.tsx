import { redirect } from 'next/navigation'
import { readSites } from '#app/shell/read-sites.ts'
import { can } from '#lib/auth/ability.ts'
import { requirePerson } from '#lib/auth/person.ts'

/** The start leads to the work that is waiting. */
export default async function StartPage() {
  const { grants } = await requirePerson()
  const { current } = await readSites(grants)
  if (current && can(grants, 'queue.read', current.id)) redirect(`/sites/${current.key}/queue`)
  redirect(current && can(grants, 'assignment.read', current.id) ? `/sites/${current.key}/labels` : '/account')
}
