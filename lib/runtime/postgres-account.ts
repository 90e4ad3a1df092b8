import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UserError } from '#lib/errors.ts'

/** A user of the machine by numbers. */
export interface Account {
  uid: number
  gid: number
}

/**
 * Who runs PostgreSQL, which refuses to run as root: undefined for "as we are"; for root the owner of the cluster
 * that is there already, else the user nobody.
 */
export async function findAccount(cluster: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(cluster).catch(() => undefined)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const nobody = users.find(([name]) => name === 'nobody')
  if (!nobody) {
    throw new UserError('PostgreSQL does not run as root and there is no user nobody: start Belowline as another user.')
  }
  return { uid: Number(nobody[2]), gid: Number(nobody[3]) }
}

/** Whether `account` may read `path` (and enter it, if it is a folder) through every folder above it. */
export async function canRead(path: string, account: Account): Promise<boolean> {
  return (await allows(path, account, 0o5)) && (await canEnter(dirname(path), account))
}

/** Whether `account` may go into `folder`, through every folder above it. */
export async function canEnter(folder: string, account: Account): Promise<boolean> {
  if (!(await allows(folder, account, 0o1))) return false
  return folder === dirname(folder) || canEnter(dirname(folder), account)
}

/** `bits` as in the last digit of a mode: 4 read, 2 write, 1 enter or run. */
async function allows(path: string, { uid, gid }: Account, bits: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return false
  const wanted = found.isDirectory() ? bits : bits & 0o4
  const shift = found.uid === uid ? 6 : found.gid === gid ? 3 : 0
  return ((found.mode >> shift) & wanted) === wanted
}
