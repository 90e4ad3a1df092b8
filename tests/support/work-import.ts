import { setDatabase } from '#lib/db/client.ts'
import { workOnImport } from '#lib/imports/open-import.ts'

/** Works on one import in a process of its own, which a test may kill: `node tests/support/work-import.ts URL ID`. */
const [url = '', importId = ''] = process.argv.slice(2)
setDatabase(url)
await workOnImport(importId, { pseudonymKey: 'a key for tests that is long enough', now: () => new Date(), last: true })
process.exit(0)
