import { v7 } from 'uuid'

/** A new UUIDv7: ordered by the time of its making, so that tables can later be partitioned by time. */
export function newId(): string {
  return v7()
}

/** `count` new ids in ascending order. */
export function newIds(count: number): string[] {
  return Array.from({ length: count }, newId)
}
