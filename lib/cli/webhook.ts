import { Command } from 'commander'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { env } from '#lib/env.ts'
import { UserError } from '#lib/errors.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { listDeliveries, listEndpoints } from '#lib/webhooks/data.ts'
import { mayLeadTo } from '#lib/webhooks/delivery-rules.ts'
import { addEndpoint, removeEndpoint, replayDelivery, rotateSecret } from '#lib/webhooks/mutations.ts'
import { endpointUrl, NEVER_TOLD } from '#lib/webhooks/schema.ts'

const SHOWN = 50

const by = (siteId: string) => ({ siteId, actor: { kind: 'system' as const }, now: new Date() })

/** Runs on a site of the database, by the key that --site names. */
function onSite(name: string, about: string): Command {
  return new Command(name).description(about).option('--site <key>', 'the site', 'default')
}

type OnSite = { site: string }

async function withSite(key: string, run: (siteId: string) => Promise<void>): Promise<void> {
  await withDatabase(async () => run((await siteForCommand(key)).id))
}

const add = onSite('add', 'Tell an address of every decision from now on')
  .argument('<url>')
  .action(async (url: string, { site }: OnSite) => {
    const read = endpointUrl.safeParse(url)
    if (!read.success) throw new UserError('The address must begin with http:// or https://.')
    if (!mayLeadTo(read.data, env().webhookNetworks)) throw new UserError(NEVER_TOLD)
    await withSite(site, async (siteId) => {
      const { id, secret } = await addEndpoint({ url: read.data, installation: secrets().webhook }, by(siteId))
      console.log(`${secret}\nIt signs what is sent. Keep it now: it is not shown again. The endpoint's id is ${id}.`)
    })
  })

const list = onSite('list', 'List the addresses that are told').action(async ({ site }: OnSite) => {
  await withSite(site, async (siteId) => {
    for (const { id, url } of await listEndpoints(siteId)) console.log([id, url].join('\t'))
  })
})

const rotate = onSite('rotate', 'Make another secret; the one before signs beside it for a day')
  .argument('<id>')
  .action(async (id: string, { site }: OnSite) => {
    await withSite(site, async (siteId) => {
      const secret = await rotateSecret({ id, installation: secrets().webhook }, by(siteId))
      if (!secret) throw new UserError(`The site has no endpoint ${id}.`)
      console.log(secret)
    })
  })

const remove = onSite('remove', 'Tell an address nothing more')
  .argument('<id>')
  .action(async (id: string, { site }: OnSite) => {
    await withSite(site, async (siteId) => {
      if (!(await removeEndpoint(id, by(siteId)))) throw new UserError(`The site has no endpoint ${id}.`)
      console.log('Removed.')
    })
  })

const log = onSite('log', 'Show the last deliveries').action(async ({ site }: OnSite) => {
  await withSite(site, async (siteId) => {
    for (const one of await listDeliveries(siteId, { limit: SHOWN, before: null })) {
      const last = one.lastStatus ?? one.lastFailure ?? '-'
      console.log([one.id, one.createdAt.toISOString(), one.state, one.attempts, last, one.url].join('\t'))
    }
  })
})

const replay = onSite('replay', 'Send one delivery again')
  .argument('<id>')
  .action(async (id: string, { site }: OnSite) => {
    await withSite(site, async (siteId) => {
      if (!(await replayDelivery(id, by(siteId)))) throw new UserError(`The site has no delivery ${id}.`)
      console.log('It is on its way.')
    })
  })

export const webhookCommand = [add, list, rotate, remove, log, replay].reduce(
  (command, part) => command.addCommand(part),
  new Command('webhook').description('Tell sites of decisions'),
)
