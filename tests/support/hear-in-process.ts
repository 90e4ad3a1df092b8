import { setDatabase } from '#lib/db/client.ts'
import { hearAnnouncements } from '#lib/live/hear-announcements.ts'

/** A process of its own that passes on what it hears. The database is its argument. */
setDatabase(process.argv[2] ?? '')
hearAnnouncements((heard) => process.send?.(heard))
process.on('disconnect', () => process.exit(0))
