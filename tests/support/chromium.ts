import { execFileSync } from 'node:child_process'
import { accessSync, constants, globSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const system = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
  (name) => `/usr/bin/${name}`,
)
const downloaded = [
  '.cache/ms-playwright/chromium-*/chrome-linux*/chrome',
  'Library/Caches/ms-playwright/chromium-*/chrome-mac*/*.app/Contents/MacOS/*',
]

/** A Chromium of this machine: the one of CHROMIUM_PATH, the system's, or one that Playwright has downloaded. */
export function findChromium(): string | undefined {
  const caches = downloaded.flatMap((pattern) => globSync(join(homedir(), pattern)).sort().reverse())
  const given = process.env['CHROMIUM_PATH']
  return [...(given ? [given] : []), ...system, ...caches].find(isProgram)
}

/** The same, fetched if there is none. Throws one sentence when none can be had: browser tests are never skipped. */
export function obtainChromium(): string {
  const found = findChromium()
  if (found) return found
  console.log('No Chromium here: getting one.')
  const failure = process.getuid?.() === 0 ? attempt(installBySystem) : attempt(installByPlaywright)
  const fetched = findChromium()
  if (fetched) return fetched
  throw new Error(`The browser tests need a Chromium and none could be had (${failure}): set CHROMIUM_PATH.`)
}

function installBySystem(): void {
  const options = {
    stdio: 'ignore',
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const
  execFileSync('apt-get', ['update'], options)
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options)
}

function installByPlaywright(): void {
  const cli = join('node_modules', 'playwright-core', 'cli.js')
  execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 })
}

function attempt(install: () => void): string {
  try {
    install()
    return 'it was installed and is not where it is looked for'
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
