import { expect, it } from 'vitest'
import { testDatabaseUrl } from '#tests/support/database.ts'
import { runCli } from '#tests/support/run-cli.ts'

it('scores by the scorer that the settings name, and says what it lacks', async () => {
  const settings = { BELOWLINE_SCORER: 'toxicity', BELOWLINE_TOXICITY_DIR: 'tests' }
  const worker = await runCli(testDatabaseUrl, ['worker'], settings)
  expect(worker.code).toBe(1)
  expect(worker.stderr).toMatch(/^The toxicity model cannot be used: \S+ .*\n$/)
})
