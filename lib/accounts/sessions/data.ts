import type { Grant, Person } from '#lib/accounts/schema.ts'
import { db } from '#lib/db/client.ts'

type Row = { id: string; name: string; email: string; grants: Grant[] }

/** Whose session it is, as long as it lasts: not ended, not expired, and of an account that is active. */
export async function findSessionPerson(sessionId: string, now: Date): Promise<Person | null> {
  const rows = await db().$queryRaw<Row[]>`
    select u.id::text as id, u.name, u.email,
      coalesce(json_agg(json_build_object('role', g.role, 'siteId', g.site_id) order by g.id)
        filter (where g.id is not null), '[]') as grants
    from sessions s join users u on u.id = s.user_id left join grants g on g.user_id = u.id
    where s.id = ${sessionId}::uuid and s.ended_at is null and s.expires_at > ${now} and u.active
    group by u.id`
  return rows[0] ?? null
}
