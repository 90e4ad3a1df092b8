import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '#lib/env.ts'
import { type Card, readCard } from './read-report.ts'

const read = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(join(env().root, 'models/embedded', name), 'utf8'))

/** What is known of the weights that ship with the project. Rejects when their files are missing or broken. */
export async function embeddedCard(): Promise<Card> {
  const [manifest, evaluation] = await Promise.all([read('manifest.json'), read('evaluation.json')])
  return readCard(manifest, evaluation)
}
