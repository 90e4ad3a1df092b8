import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

const folders = ['app', 'lib', 'public']
const files = ['next.config.js', 'package-lock.json', 'prisma/schema.prisma', 'proxy.ts', 'tsconfig.json']

/** A hash of everything that the built web application is made from. The generated client follows from the schema. */
export async function hashSources(root: string): Promise<string> {
  const listed = await Promise.all(folders.map((folder) => listFiles(join(root, folder))))
  const paths = [...listed.flat(), ...files.map((file) => join(root, file))]
  const hash = createHash('sha256')
  for (const path of paths.sort()) {
    const content = await readFile(path).catch(() => undefined)
    if (content) hash.update(`${relative(root, path)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return paths.filter((path) => !path.includes(join('lib', 'db', 'generated')))
}
