import { type Browser, chromium } from 'playwright-core'
import { obtainChromium } from '#tests/support/chromium.ts'

/** A browser that works on a bare machine, as root and without a network of its own. Close it when done. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: obtainChromium(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
