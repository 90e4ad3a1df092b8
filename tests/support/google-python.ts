import { execFileSync } from 'node:child_process'

/** Debian's own Python, for which python3-googleapi is made; the first one in the path is often another. */
const PYTHONS = ['/usr/bin/python3', 'python3']

/** A Python that has Google's client, or undefined. */
export function findGooglePython(): string | undefined {
  return PYTHONS.find(hasClient)
}

/**
 * The same, fetched from Debian if there is none and this is root. Without root, or without a way to Debian, there is none:
 * answers a sentence that says why, for whoever runs the tests.
 */
export function obtainGooglePython(): { found: true } | { found: false; why: string } {
  if (findGooglePython()) return { found: true }
  if (process.getuid?.() !== 0) return missing('install python3-googleapi, or run as root to have it fetched')
  const options = {
    stdio: 'ignore',
    timeout: 120_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const
  try {
    execFileSync('apt-get', ['update'], options)
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'python3-googleapi'], options)
  } catch (error) {
    return missing(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
  return findGooglePython() ? { found: true } : missing('it was installed and is not where it is looked for')
}

const missing = (why: string) => ({ found: false as const, why: `Google's Python client could not be had: ${why}` })

function hasClient(python: string): boolean {
  try {
    execFileSync(python, ['-c', 'import googleapiclient.discovery'], { stdio: 'ignore', timeout: 30_000 })
    return true
  } catch {
    return false
  }
}
