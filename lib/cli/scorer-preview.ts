import { Command } from 'commander'
import { siteForCommand } from '#lib/cli/site-option.ts'
import { versionForCommand } from '#lib/cli/version-option.ts'
import { currentPolicy } from '#lib/policies/data.ts'
import { previewVersion } from '#lib/rescoring/data.ts'
import type { MovedExample, Preview } from '#lib/rescoring/schema.ts'
import { withDatabase } from '#lib/runtime/open-database.ts'

const LINE = 60

const sayScore = (score: number | null): string => (score === null ? 'none' : score.toFixed(2))

const sayExample = ({ way, before, after, text }: MovedExample): string =>
  `    ${way} ${sayScore(before)} → ${sayScore(after)}  ${text.replace(/\s+/g, ' ').slice(0, LINE)}`

/** What would change, as lines: totals, then each attribute that has a rule, with its examples. */
function sayPreview({
  compared,
  missing,
  failed,
  flaggedBefore,
  flaggedAfter,
  attributes,
  examples,
}: Preview): string[] {
  const moved = attributes.flatMap(({ attribute, threshold, over, under }) => {
    if (threshold === null) return []
    const own = examples.filter((example) => example.attribute === attribute)
    return [`  ${attribute} at ${threshold.toFixed(2)}: ${over} over, ${under} under`, ...own.map(sayExample)]
  })
  return [
    `${compared} waiting comments compared, ${missing} not scored yet, ${failed} failed.`,
    `Flagged: ${flaggedBefore} → ${flaggedAfter}`,
    ...moved,
  ]
}

async function preview(options: { site: string; version: string }): Promise<void> {
  await withDatabase(async () => {
    const site = await siteForCommand(options.site)
    const version = await versionForCommand(options.version)
    const { rules } = await currentPolicy(site.id)
    console.log(sayPreview(await previewVersion(site.id, version, rules)).join('\n'))
  })
}

/** `scorer preview` */
export const scorerPreviewCommand = new Command('preview')
  .description('show what would change for the comments that wait, were a version current')
  .option('--site <key>', 'the site', 'default')
  .requiredOption('--version <digest>', 'the version, by the beginning of its digest')
  .action(preview)
