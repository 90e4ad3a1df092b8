import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, dropTestDatabase, testDatabaseUrl } from '#tests/support/database.ts'
import { sqlOfSchema } from '#tests/support/schema-sql.ts'
import { beyondTheSchema } from './beyond-the-schema.ts'

/** Each answers rows of one text column, in a fixed order. Checks on nullness are what "not null" says already. */
const views = {
  columns: `select format('%s.%s %s%s%s', table_name, column_name, udt_name,
              case when datetime_precision is null then '' else '(' || datetime_precision || ')' end,
              case is_nullable when 'NO' then ' not null' else '' end)
              || coalesce(' default ' || column_default, '') as line
            from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations' order by 1`,
  enums: `select t.typname || ': ' || string_agg(e.enumlabel, ', ' order by e.enumsortorder) as line
          from pg_type t join pg_enum e on e.enumtypid = t.oid group by t.typname order by 1`,
  keys: `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
         where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f') and conrelid <> coalesce(to_regclass('_prisma_migrations'), 0)
         order by 1`,
  indexes: `select indexdef as line from pg_indexes where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`,
  checks: `select conrelid::regclass || ' ' || conname as line from pg_constraint
           where connamespace = 'public'::regnamespace and contype = 'c' order by 1`,
  triggers: `select tgrelid::regclass || ' ' || tgname as line from pg_trigger where not tgisinternal order by 1`,
  functions: `select proname as line from pg_proc where pronamespace = 'public'::regnamespace order by 1`,
}
type View = keyof typeof views

let schemaUrl: string

const look = async (url: string, view: View): Promise<string[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ line: string }>(views[view])
  await client.end()
  return rows.map(({ line }) => line)
}
/** The names of indexes are enough for the list; what they say stands in the migration. */
const short = (view: View, line: string): string =>
  view === 'indexes' ? (/INDEX (\S+) /.exec(line)?.[1] ?? line) : line

beforeAll(async () => {
  schemaUrl = await createTestDatabase(true)
  const client = new pg.Client({ connectionString: schemaUrl })
  await client.connect()
  await client.query(await sqlOfSchema('prisma/schema.prisma'))
  await client.end()
})
afterAll(() => dropTestDatabase(schemaUrl))

describe('the database after all migrations', () => {
  it.each(['columns', 'enums', 'keys'] as const)('has the %s of the schema', async (view) => {
    const fromSchema = await look(schemaUrl, view)
    expect(fromSchema.length).toBeGreaterThan(5)
    expect(await look(testDatabaseUrl, view)).toEqual(fromSchema)
  })

  it.each(['indexes', 'checks', 'triggers', 'functions'] as const)(
    'has the %s of the schema and the reviewed list',
    async (view) => {
      const fromSchema = await look(schemaUrl, view)
      const migrated = await look(testDatabaseUrl, view)
      expect(migrated).toEqual(expect.arrayContaining(fromSchema))
      const beyond = migrated.filter((line) => !fromSchema.includes(line)).map((line) => short(view, line))
      expect(beyond.sort()).toEqual([...beyondTheSchema[view]].sort())
    },
  )
})
