-- From a text that the index of words found to the comment whose current one it is.
CREATE INDEX "comment_states_revision_id_idx" ON "comment_states"("revision_id");
