import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { UserError } from '#lib/errors.ts'

type Bench = () => Promise<object>

/** `npm run -s bench -- NAME` runs tests/bench/NAME.ts, and prints what it answers as one line of JSON, the last. */
async function bench(name = ''): Promise<void> {
  const files = globSync('tests/bench/*.ts').map((file) => basename(file, '.ts'))
  const chosen = files.includes(name) && name !== 'run' ? await load(name) : null
  if (!chosen) throw new UserError(`There is no benchmark "${name}"; there are: ${(await allNames(files)).join(', ')}.`)
  console.log(JSON.stringify(await chosen()))
}

/** What a file runs as a benchmark; others only help some. */
async function load(file: string): Promise<Bench | null> {
  const { default: run }: { default?: unknown } = await import(`#tests/bench/${file}.ts`)
  return typeof run === 'function' ? (run as Bench) : null
}

async function allNames(files: readonly string[]): Promise<string[]> {
  const others = files.filter((file) => file !== 'run').sort()
  const runs = await Promise.all(others.map(load))
  return others.filter((_, index) => runs[index] !== null)
}

try {
  await bench(process.argv[2])
} catch (error) {
  console.error(error instanceof UserError ? error.message : error)
  process.exitCode = 1
}
