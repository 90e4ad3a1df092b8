-- The flagged are few among what waits: an order by an attribute must not look through all of that.
CREATE INDEX "comment_states_flagged_identity_attack_idx" ON "comment_states" ("site_id", (coalesce("identity_attack", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending' AND "flagged";
CREATE INDEX "comment_states_flagged_insult_idx" ON "comment_states" ("site_id", (coalesce("insult", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending' AND "flagged";
CREATE INDEX "comment_states_flagged_obscene_idx" ON "comment_states" ("site_id", (coalesce("obscene", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending' AND "flagged";
CREATE INDEX "comment_states_flagged_severe_toxicity_idx" ON "comment_states" ("site_id", (coalesce("severe_toxicity", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending' AND "flagged";
CREATE INDEX "comment_states_flagged_sexual_explicit_idx" ON "comment_states" ("site_id", (coalesce("sexual_explicit", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending' AND "flagged";
CREATE INDEX "comment_states_flagged_threat_idx" ON "comment_states" ("site_id", (coalesce("threat", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending' AND "flagged";
CREATE INDEX "comment_states_flagged_toxicity_idx" ON "comment_states" ("site_id", (coalesce("toxicity", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending' AND "flagged";
