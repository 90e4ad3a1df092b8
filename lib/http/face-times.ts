/** What was changed, a key that was revoked among it, holds in every process this many milliseconds later. */
export const FRESH_FOR = 3000
/**
 * While the database does not answer, what it said last holds for so many milliseconds: longer than it takes to start it
 * again. Nobody can revoke a key meanwhile, but where this process alone has lost the database.
 */
export const HELD_FOR = 60_000
