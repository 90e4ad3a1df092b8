import { resolve } from 'node:path'
import { Argument, Command } from 'commander'
import { UserError } from '#lib/errors.ts'
import { sayCount } from '#lib/say-count.ts'
import { downloadToxicityFiles } from '#lib/scoring/fetch-toxicity-download.ts'
import { toxicityDir } from '#lib/scoring/toxicity-dir.ts'
import { TOXICITY_MANIFEST } from '#lib/scoring/toxicity-manifest.ts'

type Options = { to?: string; from?: string }

/** `scorer fetch toxicity`: the only place where the model is downloaded; no request ever waits for it. */
export const scorerFetchCommand = new Command('fetch')
  .description('download the files of a scorer, checked against pinned sizes and digests; goes on where it was stopped')
  .addArgument(new Argument('<scorer>', 'which scorer').choices(['toxicity']))
  .option('--to <dir>', 'directory (default: BELOWLINE_TOXICITY_DIR, else toxicity/ in the data directory)')
  .option('--from <address>', `a mirror that holds the same paths (default: ${TOXICITY_MANIFEST.origin})`)
  .action(async (_scorer: string, { to, from }: Options) => {
    const dir = to ? resolve(to) : toxicityDir()
    if (from && !URL.canParse(from)) throw new UserError(`${from} is not an address.`)
    const outcome = await downloadToxicityFiles({ dir, onProgress: showProgress, ...(from && { origin: from }) })
    if (!outcome.ok) throw new UserError(outcome.message)
    const { fetched, kept } = outcome
    console.log(
      `${sayCount(fetched.length, 'file')} downloaded, ${sayCount(kept.length, 'was', 'were')} there already; all match their digests.`,
    )
    if (dir !== toxicityDir()) console.log(`To use them, set BELOWLINE_TOXICITY_DIR=${dir}`)
  })

function showProgress(path: string, received: number, bytes: number): void {
  if (received === bytes) console.error(`${path} (${bytes.toLocaleString('en-GB')} bytes)`)
}
