-- Views under a name, and what their filters and orders need.
-- CreateTable
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_site_id_name_key" ON "saved_views"("site_id", "name");

-- CreateIndex
CREATE INDEX "articles_section_id_idx" ON "articles"("section_id");

-- CreateIndex
CREATE INDEX "comment_states_site_id_comment_id_idx" ON "comment_states"("site_id", "comment_id");

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Counting and drawing what waits reads this index alone: one entry for each comment that waits, with what is counted by.
CREATE INDEX "comment_states_pending_counted_idx" ON "comment_states" ("site_id", "comment_id")
  INCLUDE ("flagged", "scoring", "article_id", "author_id", "received_at", "identity_attack", "insult", "obscene", "severe_toxicity", "sexual_explicit", "threat", "toxicity")
  WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_article_idx" ON "comment_states" ("article_id", "comment_id") WHERE "status" = 'pending';
CREATE INDEX "comment_states_pending_author_idx" ON "comment_states" ("author_id", "comment_id") WHERE "status" = 'pending';

-- The least sure scores first; what has none stands above them, as infinity.
CREATE INDEX "comment_states_pending_unsure_idx" ON "comment_states" ("site_id", (coalesce(1::real - "confidence", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending';
CREATE INDEX "comment_states_flagged_unsure_idx" ON "comment_states" ("site_id", (coalesce(1::real - "confidence", 'Infinity'::real)) DESC, "comment_id" DESC) WHERE "status" = 'pending' AND "flagged";

-- What a rule caught, by the rule.
CREATE INDEX "comment_states_flagged_reasons_idx" ON "comment_states" USING gin ("reasons" jsonb_path_ops) WHERE "status" = 'pending' AND "flagged";

-- Full text. An erased text is none.
CREATE INDEX "revisions_text_idx" ON "revisions" USING gin (to_tsvector('english'::regconfig, coalesce("text", '')));
