-- A run tries again what failed before, once: in its first round through all comments.
ALTER TABLE "rescorings" ADD COLUMN "rounds" INTEGER NOT NULL DEFAULT 0;
-- What a version failed at on a site; an installation that is well has few such rows.
CREATE INDEX "scores_failed_idx" ON "scores" ("site_id", "scorer", "digest", "revision_id") WHERE "outcome" = 'failed';
