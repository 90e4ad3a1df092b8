import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { corrections, type StoredCorrection } from '#lib/ingest/review/data.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'
import { separatePage } from '#lib/separation/separate-page.ts'
import { type CorrectedGold, toGold } from '#lib/separation/to-gold.ts'

/** Null for an HTML page that this version cuts into other blocks than the one that was corrected. */
function goldOf({ id, erred, source, blocks }: StoredCorrection): CorrectedGold | null {
  if (source.kind === 'text') return toGold({ id, erred, page: source, blocks })
  const now = separatePage(source).blocks
  const same = now.length === blocks.length && now.every(({ span }, i) => span[0] === blocks[i]?.[0])
  const page = { kind: 'html' as const, html: source.html, blocks: now.map((block) => block.text) }
  return same ? toGold({ id, erred, page, blocks }) : null
}

async function* lines(siteId: string, tell: (left: number) => void): AsyncGenerator<string> {
  let left = 0
  for await (const correction of corrections(siteId)) {
    const gold = goldOf(correction)
    if (gold) yield `${JSON.stringify(gold)}\n`
    else left += 1
  }
  tell(left)
}

export const correctionsCommand = new Command('corrections')
  .description('Write the pages that people corrected, as JSON lines to train by and for `separation evaluate`')
  .option('--site <key>', 'the site', 'default')
  .option('--out <file>', 'where to, instead of standard output')
  .action(async ({ site: key, out }: { site: string; out?: string }) =>
    withDatabase(async () => {
      const site = await siteForCommand(key)
      const tell = (left: number) => {
        if (left > 0) console.error(`${left} HTML pages were left out: this version cuts them into other blocks.`)
      }
      const rows = Readable.from(lines(site.id, tell))
      if (out) await pipeline(rows, createWriteStream(out))
      else await pipeline(rows, process.stdout, { end: false })
    }),
  )
