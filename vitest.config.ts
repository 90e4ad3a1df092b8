import { defineConfig } from 'vitest/config'

/** What is awaited comes when it comes: a shared machine keeps everybody waiting. These end only what hangs. */
const project = (name: string, timeout: number, extra: object = {}) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout: timeout,
    hookTimeout: timeout * 2,
    expect: { poll: { timeout: 15_000 } },
    ...extra,
  },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('architecture', 30_000),
      project('unit', 60_000),
      project('contract', 60_000),
      project('integration', 120_000, {
        globalSetup: ['tests/support/database-cluster.ts'],
        setupFiles: ['tests/support/database.ts'],
      }),
      project('e2e', 120_000, {
        globalSetup: ['tests/support/desk-server.ts'],
        fileParallelism: false,
      }),
    ],
  },
})
