import { Command } from 'commander'
import { z } from 'zod'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { UserError } from '#lib/errors.ts'
import { listKeys } from '#lib/keys/data.ts'
import { createKey, revokeKey } from '#lib/keys/mutations.ts'
import { type ListedKey, newKey } from '#lib/keys/schema.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'

const by = (siteId: string) => ({ siteId, actor: { kind: 'system' as const }, now: new Date() })

const split = (list: string): string[] => list.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))

type CreateOptions = { name: string; scopes: string; site: string; plain?: true; origins?: string; rate?: string }

const create = new Command('create')
  .description('Make a key and show it, this once')
  .requiredOption('--name <name>', 'what it is for')
  .option('--scopes <list>', 'analyze, suggest, moderate, ingest, separated by commas', 'analyze')
  .option('--site <key>', 'the site', 'default')
  .option('--origins <list>', 'the browser origins that may use it, separated by commas; all where none is said')
  .option('--rate <number>', 'requests a minute; as many as come where none is said')
  .option('--plain', 'print the key alone')
  .action(async (options: CreateOptions) => {
    const asked = newKey.safeParse({
      name: options.name,
      scopes: split(options.scopes),
      origins: split(options.origins ?? ''),
      ratePerMinute: options.rate === undefined ? null : Number(options.rate),
    })
    if (!asked.success) throw new UserError(`This key cannot be made: ${asked.error.issues[0]?.message}.`)
    await withDatabase(async () => {
      const site = await siteForCommand(options.site)
      const { id, key } = await createKey(asked.data, by(site.id))
      console.log(options.plain ? key : `${key}\nKeep it now: it is not shown again. Its id is ${id}.`)
    })
  })

const COLUMNS = 'id begins state scopes rate requests refused last-used origins name'.split(' ')

function columnsOf(key: ListedKey): (string | number)[] {
  const state = key.revokedAt ? 'revoked' : 'stands'
  const used = [key.requests, key.refused, key.lastUsedAt?.toISOString() ?? '-']
  const limits = [key.ratePerMinute ?? '-', ...used, key.origins.join(',') || '-']
  return [key.id, key.prefix, state, key.scopes.join(','), ...limits, key.name]
}

const list = new Command('list')
  .description('List the keys of a site, their limits and what they were used for')
  .option('--site <key>', 'the site', 'default')
  .action(async (options: { site: string }) => {
    await withDatabase(async () => {
      const site = await siteForCommand(options.site)
      console.log(COLUMNS.join('\t'))
      for (const key of await listKeys(site.id)) console.log(columnsOf(key).join('\t'))
    })
  })

const revoke = new Command('revoke')
  .description('Revoke a key at once')
  .argument('<id>')
  .option('--site <key>', 'the site', 'default')
  .action(async (id: string, options: { site: string }) => {
    const isId = z.uuid().safeParse(id).success
    await withDatabase(async () => {
      const site = await siteForCommand(options.site)
      const revoked = isId && (await revokeKey(id, by(site.id)))
      if (!revoked) throw new UserError(`The site has no key ${id} that stands.`)
      console.log('Revoked.')
    })
  })

export const keyCommand = new Command('key')
  .description('Manage API keys')
  .addCommand(create)
  .addCommand(list)
  .addCommand(revoke)
