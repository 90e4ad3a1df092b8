import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { Command } from 'commander'
import { UserError } from '#lib/errors.ts'
import { explainFullDisk } from '#lib/runtime/explain-failure.ts'

const commands = {
  start: 'Start Belowline: database, server and worker',
  worker: 'Run one more worker on the same database',
  migrate: 'Bring the database to this version',
  import: 'Bring pages in from files',
  'import-export': 'Bring in a whole export of another comment system',
  'import-labels': 'Take labels in that were given elsewhere',
  separate: 'Separate pages into article and comments',
  separation: 'Train and measure the separator',
  score: 'Score texts for toxicity',
  export: 'Write the labelled comments as CSV or JSONL',
  user: 'Manage people and what they may do',
  scorer: 'Manage scorers and their files',
  key: 'Manage API keys',
  webhook: 'Tell sites of decisions',
}

async function run(args: readonly string[]): Promise<void> {
  const name = args[0] === 'help' ? args[1] : args[0]
  const program = new Command('belowline')
    .enablePositionalOptions()
    .usage('COMMAND [options]')
    .description('A desk for reader comments.')
  for (const [known, about] of Object.entries(commands)) {
    if (known === name) program.addCommand(await load(known))
    else program.command(known).description(about)
  }
  await program.parseAsync(args, { from: 'user' })
}

/** Loaded when called for: `separate` and `score` must not wait for a database that they do not use. */
async function load(name: string): Promise<Command> {
  const module: Record<string, unknown> = await import(`#lib/cli/${name}.ts`)
  const command = module[`${name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Command`]
  if (command instanceof Command) return command
  throw new Error(`lib/cli/${name}.ts does not export ${name}Command`)
}

// What was compiled once is read the next time; where nothing can be written there, it is compiled each time. The script
// "cli" says the same through the environment, so that this file and what it imports need not be compiled either.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/belowline'))

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

try {
  await run(process.argv.slice(2))
} catch (error) {
  const known = error instanceof UserError ? error : explainFullDisk(error)
  console.error(known ? known.message : error)
  process.exitCode = 1
}
