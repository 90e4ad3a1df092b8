import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { UserError } from '#lib/errors.ts'

type Bench = { default?: unknown }

/** `npm run -s bench -- NAME` runs tests/bench/NAME.ts, and prints what it answers as one line of JSON, the last. */
async function bench(name: string | undefined): Promise<void> {
  const files = globSync('tests/bench/*.ts').map((file) => basename(file, '.ts'))
  const modules = await Promise.all(
    files.filter((file) => file !== 'run').map(async (file) => [file, await load(file)]),
  )
  const benches = new Map(modules.filter(([, run]) => typeof run === 'function') as [string, () => Promise<object>][])
  const chosen = benches.get(name ?? '')
  if (!chosen)
    throw new UserError(`There is no benchmark "${name ?? ''}"; there are: ${[...benches.keys()].sort().join(', ')}.`)
  console.log(JSON.stringify(await chosen()))
}

async function load(file: string): Promise<unknown> {
  const module: Bench = await import(`#tests/bench/${file}.ts`)
  return module.default
}

try {
  await bench(process.argv[2])
} catch (error) {
  console.error(error instanceof UserError ? error.message : error)
  process.exitCode = 1
}
