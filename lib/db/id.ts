import { v7 } from 'uuid'

/** A new UUIDv7: ordered by the time of its making, so that tables can later be partitioned by time. */
export function newId(): string {
  return v7()
}

/** Before every id. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000'
