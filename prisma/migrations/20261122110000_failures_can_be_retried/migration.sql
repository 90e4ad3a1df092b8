-- A failure says nothing of the text: the same version may try again, and what it then says stands beside the failure.
DROP INDEX "scores_revision_id_scorer_key";
CREATE UNIQUE INDEX "scores_revision_id_scorer_key" ON "scores" ("revision_id", "scorer") WHERE "outcome" <> 'failed';
CREATE INDEX "scores_revision_id_scorer_idx" ON "scores" ("revision_id", "scorer");
-- What failed, by article, to be tried again.
CREATE INDEX "comment_states_failed_idx" ON "comment_states" ("site_id", "article_id", "comment_id") WHERE "scoring" = 'failed';
