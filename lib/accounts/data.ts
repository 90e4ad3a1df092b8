import type { Account } from '#lib/accounts/schema.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'

const columns = {
  id: true,
  name: true,
  email: true,
  active: true,
  createdAt: true,
  passwordHash: true,
  grants: { select: { role: true, siteId: true }, orderBy: { id: 'asc' } },
  sessions: { select: { createdAt: true }, orderBy: { createdAt: 'desc' }, take: 1 },
} satisfies Prisma.UserSelect

type Row = Prisma.UserGetPayload<{ select: typeof columns }>

/** Never the hash itself, only whether there is one. */
function toAccount({ passwordHash, sessions, ...row }: Row): Account {
  return { ...row, hasPassword: passwordHash !== null, lastSignInAt: sessions[0]?.createdAt ?? null }
}

/** The accounts with a grant on one of the sites, or all accounts; active ones first, then by name. */
export async function listAccounts(sites: 'all' | readonly string[]): Promise<Account[]> {
  // Who labelled elsewhere is no account.
  const here = { annotatesAs: null }
  const where = sites === 'all' ? here : { ...here, grants: { some: { siteId: { in: [...sites] } } } }
  const orderBy = [{ active: 'desc' as const }, { name: 'asc' as const }, { id: 'asc' as const }]
  const rows = await db().user.findMany({ where, orderBy, select: columns, take: 1000 })
  return rows.map(toAccount)
}

export async function findAccount(id: string): Promise<Account | null> {
  const row = await db().user.findUnique({ where: { id }, select: columns })
  return row && toAccount(row)
}

export async function findAccountByEmail(email: string): Promise<Account | null> {
  const row = await db().user.findUnique({ where: { email }, select: columns })
  return row && toAccount(row)
}

/** The names of people by id, for showing who did something. */
export async function findNames(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db().user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Whether there is anybody yet; a desk with nobody is one that has never been started to the end. */
export async function hasPeople(): Promise<boolean> {
  return (await db().user.findFirst({ where: { annotatesAs: null }, select: { id: true } })) !== null
}
