import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** What is at hand of the published toxicity model: the graph, the vocabulary, the last of seven weight files. */
export const SHARED_MODELS = resolve(import.meta.dirname, '../../../shared/models')

/** True where the files are missing and may be; under CI their absence must fail the tests instead of skipping them. */
export const withoutSharedModels = !existsSync(SHARED_MODELS) && !process.env['CI']

if (withoutSharedModels)
  console.info('Tests on the published graph and vocabulary are skipped: ../shared/models is missing.')
