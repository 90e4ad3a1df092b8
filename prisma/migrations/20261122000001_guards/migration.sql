-- What the schema language cannot say: the queue's indexes, value checks, append-only tables.

-- One grant for each person over all sites (a plain unique index lets nulls repeat).
CREATE UNIQUE INDEX "grants_user_id_all_sites_key" ON "grants" ("user_id") WHERE "site_id" IS NULL;

-- The queue. Ids are UUIDv7, so their order is the order of arrival. A comment without a score stands above all
-- scores, in view: hence infinity, which the queries spell the same way.
CREATE INDEX "comment_states_pending_idx" ON "comment_states" ("site_id", "comment_id") WHERE "status" = 'pending';
CREATE INDEX "comment_states_flagged_idx" ON "comment_states" ("site_id", "comment_id") WHERE "status" = 'pending' AND "flagged";
CREATE INDEX "comment_states_unscored_idx" ON "comment_states" ("site_id", "comment_id") WHERE "status" = 'pending' AND "scoring" <> 'scored';
CREATE INDEX "comment_states_status_idx" ON "comment_states" ("site_id", "status", "comment_id");
CREATE INDEX "comment_states_scoring_idx" ON "comment_states" ("article_id", "comment_id") WHERE "scoring" = 'waiting';
CREATE INDEX "comment_states_pending_identity_attack_idx" ON "comment_states" ("site_id", (coalesce("identity_attack", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_insult_idx" ON "comment_states" ("site_id", (coalesce("insult", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_obscene_idx" ON "comment_states" ("site_id", (coalesce("obscene", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_severe_toxicity_idx" ON "comment_states" ("site_id", (coalesce("severe_toxicity", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_sexual_explicit_idx" ON "comment_states" ("site_id", (coalesce("sexual_explicit", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_threat_idx" ON "comment_states" ("site_id", (coalesce("threat", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_toxicity_idx" ON "comment_states" ("site_id", (coalesce("toxicity", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending';

-- A scored row has all seven numbers in 0..1; a skipped or failed one has none, and says why.
ALTER TABLE "scores" ADD CONSTRAINT "scores_outcome_check" CHECK (
  CASE WHEN "outcome" = 'scored' THEN "reason" IS NULL AND num_nulls("identity_attack", "insult", "obscene", "severe_toxicity", "sexual_explicit", "threat", "toxicity", "confidence") = 0
    AND ("identity_attack" BETWEEN 0 AND 1) AND ("insult" BETWEEN 0 AND 1) AND ("obscene" BETWEEN 0 AND 1) AND ("severe_toxicity" BETWEEN 0 AND 1) AND ("sexual_explicit" BETWEEN 0 AND 1) AND ("threat" BETWEEN 0 AND 1) AND ("toxicity" BETWEEN 0 AND 1)
  ELSE "reason" IS NOT NULL AND num_nonnulls("identity_attack", "insult", "obscene", "severe_toxicity", "sexual_explicit", "threat", "toxicity", "confidence") = 0 END);
ALTER TABLE "policy_rules" ADD CONSTRAINT "policy_rules_threshold_check" CHECK ("threshold" BETWEEN 0 AND 1);
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_reason_check" CHECK ("kind" <> 'hide' OR "reason" IS NOT NULL);
ALTER TABLE "users" ADD CONSTRAINT "users_email_check" CHECK ("email" = lower("email"));

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "scores_append_only" BEFORE UPDATE OR DELETE ON "scores" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "decisions_append_only" BEFORE UPDATE OR DELETE ON "decisions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "label_events_append_only" BEFORE UPDATE OR DELETE ON "label_events" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_events_append_only" BEFORE UPDATE OR DELETE ON "audit_events" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
