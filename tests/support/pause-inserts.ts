import { pool } from '#lib/db/client.ts'

/**
 * Holds up whoever inserts such rows into a table, until `resume` is called: for tests of what may happen between two
 * statements of one transaction. `condition` is SQL about `new`.
 */
export async function pauseInserts(table: string, condition: string): Promise<{ resume: () => Promise<void> }> {
  const client = await pool().connect()
  await client.query(`
    CREATE OR REPLACE FUNCTION pause_here() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock_shared(1, 1); RETURN NEW; END $$;
    CREATE OR REPLACE TRIGGER pause_here BEFORE INSERT ON ${table} FOR EACH ROW WHEN (${condition})
      EXECUTE FUNCTION pause_here();
    SELECT pg_advisory_lock(1, 1)`)
  const resume = async () => {
    await client.query('SELECT pg_advisory_unlock(1, 1)')
    client.release()
  }
  return { resume }
}

/** Waits until somebody is held up there. */
export async function untilPaused(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const waiting = await pool().query(
      "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND classid = 1",
    )
    if (waiting.rowCount) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('nobody came to where inserts pause')
}
