import { Command, Option } from 'commander'
import { findAccountByEmail, listAccounts } from '#lib/accounts/data.ts'
import { generatePassword } from '#lib/accounts/generate-password.ts'
import { createPerson, setActive, setGrant, setPassword } from '#lib/accounts/mutations.ts'
import { PASSWORD_ADVICE } from '#lib/accounts/password.ts'
import { type Account, emailAddress, newPerson, ROLES, type Role } from '#lib/accounts/schema.ts'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { UserError } from '#lib/errors.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { listSites } from '#lib/sites/data.ts'

const by = () => ({ actor: { kind: 'system' as const }, now: new Date() })

const roleOption = () => new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory()
const siteOption = () => new Option('--site <key>', 'the site that the role holds on').default('all')
const passwordOption = () => new Option('--password-stdin', 'read the password from standard input, not a random one')

const sentences: Record<string, string> = {
  'email-taken': 'There is an account with this address already.',
  'unknown-person': 'This person is no longer there.',
  'unknown-site': 'This site is no longer there.',
  'last-administrator': 'This is the last administrator of all sites: make somebody else one first.',
  ...PASSWORD_ADVICE,
}

type Result = { ok: true } | { ok: false; reason: string }

/** Turns an expected refusal into the one sentence that the command line prints. */
function expectDone<T extends Result>(result: T): Extract<T, { ok: true }> {
  if (!result.ok) throw new UserError(sentences[result.reason] ?? `Refused: ${result.reason}.`)
  return result as Extract<T, { ok: true }>
}

async function readSite(key: string): Promise<string | null> {
  return key === 'all' ? null : (await siteForCommand(key)).id
}

async function findPerson(email: string): Promise<Account> {
  const parsed = emailAddress.safeParse(email)
  const account = parsed.success ? await findAccountByEmail(parsed.data) : null
  if (!account) throw new UserError(`There is no account with the address ${email}.`)
  return account
}

/** From standard input, so that it stands neither in the shell's history nor in the list of processes. */
async function readPassword(fromStdin: boolean | undefined): Promise<string> {
  if (!fromStdin) return generatePassword()
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk
  return text.replace(/\r?\n$/, '')
}

const showPassword = (password: string, given: boolean | undefined) =>
  given ? [] : [`password: ${password}`, 'It is shown this once: have it changed at the first sign-in.']

type CreateOptions = { name?: string; role: Role; site: string; passwordStdin?: true }

const create = new Command('create')
  .description('Make an account with a role')
  .argument('<email>')
  .option('--name <name>', 'what they are called; the address where nothing is said')
  .addOption(roleOption())
  .addOption(siteOption())
  .addOption(passwordOption())
  .action(async (email: string, options: CreateOptions) => {
    const password = await readPassword(options.passwordStdin)
    await withDatabase(async () => {
      const grant = { role: options.role, siteId: await readSite(options.site) }
      const asked = newPerson.safeParse({ email, name: options.name ?? email, grant })
      if (!asked.success) throw new UserError(`This account cannot be made. ${asked.error.issues[0]?.message}`)
      expectDone(await createPerson({ ...asked.data, password }, by()))
      console.log([`Made ${asked.data.email}.`, ...showPassword(password, options.passwordStdin)].join('\n'))
    })
  })

const list = new Command('list').description('List the accounts and their roles').action(() =>
  withDatabase(async () => {
    const keys = new Map((await listSites('all')).map(({ id, key }) => [id, key]))
    for (const { email, name, active, grants } of await listAccounts('all')) {
      const roles = grants.map(({ role, siteId }) => `${role}@${siteId ? (keys.get(siteId) ?? siteId) : 'all'}`)
      console.log([email, name, active ? 'active' : 'deactivated', roles.join(',')].join('\t'))
    }
  }),
)

const grant = new Command('grant')
  .description('Give a role, in place of the one that they had on the same site')
  .argument('<email>')
  .addOption(roleOption())
  .addOption(siteOption())
  .action((email: string, options: { role: Role; site: string }) =>
    withDatabase(async () => {
      const { id } = await findPerson(email)
      const siteId = await readSite(options.site)
      expectDone(await setGrant({ userId: id, grant: { role: options.role, siteId } }, by()))
      console.log(`${email} is ${options.role} on ${options.site === 'all' ? 'all sites' : options.site}.`)
    }),
  )

const password = new Command('password')
  .description('Set a new password, which ends all sessions')
  .argument('<email>')
  .addOption(passwordOption())
  .action(async (email: string, options: { passwordStdin?: true }) => {
    const chosen = await readPassword(options.passwordStdin)
    await withDatabase(async () => {
      const { id } = await findPerson(email)
      const { sessionsEnded } = expectDone(await setPassword({ userId: id, password: chosen }, by()))
      const done = `The password of ${email} is set; sessions ended: ${sessionsEnded}.`
      console.log([done, ...showPassword(chosen, options.passwordStdin)].join('\n'))
    })
  })

const switchTo = (active: boolean) => (email: string) =>
  withDatabase(async () => {
    const { id } = await findPerson(email)
    expectDone(await setActive({ userId: id, active }, by()))
    console.log(active ? `${email} can sign in again.` : `${email} is deactivated; all sessions are ended.`)
  })

export const userCommand = new Command('user')
  .description('Manage people and what they may do')
  .addCommand(create)
  .addCommand(list)
  .addCommand(grant)
  .addCommand(password)
  .addCommand(
    new Command('deactivate')
      .description('End all sessions, and let none begin')
      .argument('<email>')
      .action(switchTo(false)),
  )
  .addCommand(new Command('activate').description('Let them sign in again').argument('<email>').action(switchTo(true)))
