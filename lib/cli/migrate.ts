import { Command } from 'commander'
import { migrate } from '#lib/db/migrate.ts'
import { openDatabase } from '#lib/runtime/open-database.ts'

export const migrateCommand = new Command('migrate')
  .description('Bring the database to this version')
  .action(async () => {
    const database = await openDatabase()
    try {
      const applied = await migrate(database.url)
      console.log(applied.length === 0 ? 'The database is at this version.' : `Applied: ${applied.join(', ')}`)
    } finally {
      await database.leave()
    }
  })
