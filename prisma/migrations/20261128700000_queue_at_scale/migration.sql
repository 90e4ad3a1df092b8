-- Counts that are kept and not counted, language and assignee of what waits, since when it waits, and what their views need.

-- AlterTable
ALTER TABLE "comment_states" ADD COLUMN     "assignee_id" UUID,
ADD COLUMN     "language" TEXT,
ADD COLUMN     "waiting_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Which rules caught it, one bit for each attribute in the order of lib/scoring/schema.ts: small enough to stand in an
-- index, so that what a rule caught is counted without the table.
ALTER TABLE "comment_states" ADD COLUMN "caught" INTEGER GENERATED ALWAYS AS (
  ("reasons" @> '[{"kind":"rule","attribute":"identity_attack"}]')::int * 1
  + ("reasons" @> '[{"kind":"rule","attribute":"insult"}]')::int * 2
  + ("reasons" @> '[{"kind":"rule","attribute":"obscene"}]')::int * 4
  + ("reasons" @> '[{"kind":"rule","attribute":"severe_toxicity"}]')::int * 8
  + ("reasons" @> '[{"kind":"rule","attribute":"sexual_explicit"}]')::int * 16
  + ("reasons" @> '[{"kind":"rule","attribute":"threat"}]')::int * 32
  + ("reasons" @> '[{"kind":"rule","attribute":"toxicity"}]')::int * 64) STORED;

UPDATE "comment_states" SET "waiting_since" = coalesce("decided_at", "received_at") WHERE "status" IN ('pending', 'escalated');

-- AddForeignKey
ALTER TABLE "comment_states" ADD CONSTRAINT "comment_states_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- DropIndex
DROP INDEX "comment_states_author_id_status_idx";

-- CreateIndex
CREATE INDEX "comment_states_site_id_author_id_status_idx" ON "comment_states"("site_id", "author_id", "status");

-- CreateIndex
CREATE INDEX "revisions_site_id_comment_id_idx" ON "revisions"("site_id", "comment_id");

-- The site stands in front, so that counting needs nothing of the table.
DROP INDEX "comment_states_pending_article_idx";
DROP INDEX "comment_states_pending_author_idx";
CREATE INDEX "comment_states_pending_article_idx" ON "comment_states" ("site_id", "article_id", "comment_id") WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_author_idx" ON "comment_states" ("site_id", "author_id", "comment_id") WHERE "status" = 'pending';

-- The plain score stands beside the one that is sorted by: only then is a band counted in the index alone.
DROP INDEX "comment_states_pending_identity_attack_idx";
DROP INDEX "comment_states_pending_insult_idx";
DROP INDEX "comment_states_pending_obscene_idx";
DROP INDEX "comment_states_pending_severe_toxicity_idx";
DROP INDEX "comment_states_pending_sexual_explicit_idx";
DROP INDEX "comment_states_pending_threat_idx";
DROP INDEX "comment_states_pending_toxicity_idx";
CREATE INDEX "comment_states_pending_identity_attack_idx" ON "comment_states" ("site_id", (coalesce("identity_attack", 'Infinity'::real)) DESC, "comment_id" DESC) INCLUDE ("identity_attack") WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_insult_idx" ON "comment_states" ("site_id", (coalesce("insult", 'Infinity'::real)) DESC, "comment_id" DESC) INCLUDE ("insult") WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_obscene_idx" ON "comment_states" ("site_id", (coalesce("obscene", 'Infinity'::real)) DESC, "comment_id" DESC) INCLUDE ("obscene") WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_severe_toxicity_idx" ON "comment_states" ("site_id", (coalesce("severe_toxicity", 'Infinity'::real)) DESC, "comment_id" DESC) INCLUDE ("severe_toxicity") WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_sexual_explicit_idx" ON "comment_states" ("site_id", (coalesce("sexual_explicit", 'Infinity'::real)) DESC, "comment_id" DESC) INCLUDE ("sexual_explicit") WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_threat_idx" ON "comment_states" ("site_id", (coalesce("threat", 'Infinity'::real)) DESC, "comment_id" DESC) INCLUDE ("threat") WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_toxicity_idx" ON "comment_states" ("site_id", (coalesce("toxicity", 'Infinity'::real)) DESC, "comment_id" DESC) INCLUDE ("toxicity") WHERE "status" = 'pending';

DROP INDEX "comment_states_flagged_idx";
CREATE INDEX "comment_states_flagged_idx" ON "comment_states" ("site_id", "comment_id") INCLUDE ("caught") WHERE "status" = 'pending' AND "flagged";

DROP INDEX "comment_states_pending_counted_idx";
CREATE INDEX "comment_states_pending_counted_idx" ON "comment_states" ("site_id", "comment_id")
  INCLUDE ("flagged", "scoring", "article_id", "author_id", "received_at", "language", "assignee_id", "caught", "identity_attack", "insult", "obscene", "severe_toxicity", "sexual_explicit", "threat", "toxicity")
  WHERE "status" = 'pending';

-- Who waits longest: since it came in, since its text changed, or since somebody had it wait again.
CREATE INDEX "comment_states_pending_longest_idx" ON "comment_states" ("site_id", "waiting_since", "comment_id") WHERE "status" = 'pending';
CREATE INDEX "comment_states_flagged_longest_idx" ON "comment_states" ("site_id", "waiting_since", "comment_id") WHERE "status" = 'pending' AND "flagged";
CREATE INDEX "comment_states_escalated_longest_idx" ON "comment_states" ("site_id", "waiting_since", "comment_id") WHERE "status" = 'escalated';

CREATE INDEX "comment_states_pending_language_idx" ON "comment_states" ("site_id", "language", "comment_id") WHERE "status" = 'pending';
CREATE INDEX "comment_states_language_missing_idx" ON "comment_states" ("comment_id") WHERE "language" IS NULL;
CREATE INDEX "comment_states_assignee_idx" ON "comment_states" ("site_id", "assignee_id", "comment_id") WHERE "assignee_id" IS NOT NULL AND "status" IN ('pending', 'escalated');
CREATE INDEX "comment_states_decided_idx" ON "comment_states" ("site_id", "decided_at") WHERE "decided_at" IS NOT NULL;

-- How many comments stand where. Every change of comment_states adds its differences in the same transaction, as rows of
-- their own: nobody waits for anybody, and the sum is exact in every snapshot. A job puts rows together now and then.
-- CreateTable
CREATE TABLE "queue_counts" (
    "id" BIGSERIAL NOT NULL,
    "site_id" UUID NOT NULL,
    "status" "status" NOT NULL,
    "flagged" BOOLEAN NOT NULL,
    "unscored" BOOLEAN NOT NULL,
    "change" INTEGER NOT NULL,

    CONSTRAINT "queue_counts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "queue_counts_site_id_idx" ON "queue_counts"("site_id");

-- AddForeignKey
ALTER TABLE "queue_counts" ADD CONSTRAINT "queue_counts_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION "count_states"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO queue_counts (site_id, status, flagged, unscored, change)
    SELECT site_id, status, flagged, scoring <> 'scored', count(*) FROM added GROUP BY 1, 2, 3, 4;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO queue_counts (site_id, status, flagged, unscored, change)
    SELECT site_id, status, flagged, scoring <> 'scored', -count(*) FROM removed GROUP BY 1, 2, 3, 4;
  ELSE
    INSERT INTO queue_counts (site_id, status, flagged, unscored, change)
    SELECT site_id, status, flagged, unscored, sum(change) FROM (
      SELECT site_id, status, flagged, scoring <> 'scored' AS unscored, 1 AS change FROM added
      UNION ALL
      SELECT site_id, status, flagged, scoring <> 'scored', -1 FROM removed
    ) changed GROUP BY 1, 2, 3, 4 HAVING sum(change) <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "comment_states_counted_in" AFTER INSERT ON "comment_states" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "count_states"();
CREATE TRIGGER "comment_states_counted_out" AFTER DELETE ON "comment_states" REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION "count_states"();
CREATE TRIGGER "comment_states_counted_over" AFTER UPDATE ON "comment_states" REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "count_states"();

-- The triggers hold every writer off until this commits: what is counted now is all there is.
INSERT INTO "queue_counts" ("site_id", "status", "flagged", "unscored", "change")
SELECT "site_id", "status", "flagged", "scoring" <> 'scored', count(*) FROM "comment_states" GROUP BY 1, 2, 3, 4;
