import { dirname, join } from 'node:path/posix'

/** One file of the project: its path from the root, with slashes, and what stands in it. */
export interface Source {
  path: string
  text: string
}

export interface Import {
  /** A path from the project's root for our own files, else the package as it is written. */
  target: string
  /** Erased before the code runs: it ties two files together for the reader only. */
  typeOnly: boolean
}

export interface Violation {
  path: string
  reason: string
}

export type Rule = (tree: readonly Source[]) => Violation[]

const statement =
  /^\s*(?:import|export)\b(\s+type\b)?[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]/gm
const dynamic = /\bimport\(\s*['"`]([^'"`]+)['"`]/g
const aliases = /^#(lib|app|seeds|tests)\//

/** Everything that a file imports, however it says so. */
export function importsOf({ path, text }: Source): Import[] {
  const found: Import[] = []
  for (const [, type, from, bare] of text.matchAll(statement)) {
    found.push({ target: resolve(path, from ?? bare ?? ''), typeOnly: type !== undefined })
  }
  for (const [, target = ''] of text.matchAll(dynamic)) found.push({ target: resolve(path, target), typeOnly: false })
  return found
}

function resolve(from: string, specifier: string): string {
  if (aliases.test(specifier)) return specifier.slice(1)
  return specifier.startsWith('.') ? join(dirname(from), specifier) : specifier
}

/** The text without its comments, so that a word in an explanation breaks no rule. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
}

/** The parts of lib/ that are not domains: what everything stands on, and what puts it all together. */
export const ground = ['db', 'auth', 'http', 'runtime', 'cli']

/** The domain that a file belongs to: its first folder under lib/. */
export function domainOf(path: string): string | undefined {
  const [, folder] = /^lib\/([^/]+)\//.exec(path) ?? []
  return folder && !ground.includes(folder) ? folder : undefined
}
