import { defineConfig } from 'vitest/config'

const project = (name: string, timeout: number, extra: object = {}) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: timeout, hookTimeout: timeout * 2, ...extra },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('architecture', 30_000),
      project('unit', 20_000),
      project('contract', 60_000),
      project('integration', 60_000, {
        globalSetup: ['tests/support/database-cluster.ts'],
        setupFiles: ['tests/support/database.ts'],
      }),
      project('e2e', 120_000, {
        globalSetup: ['tests/support/desk-server.ts'],
        fileParallelism: false,
        // What a browser shows comes when it comes: a shared machine keeps it waiting.
        expect: { poll: { timeout: 15_000 } },
      }),
    ],
  },
})
