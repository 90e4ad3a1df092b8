-- CreateEnum
CREATE TYPE "assignment_state" AS ENUM ('free', 'open', 'labelled', 'skipped');

-- AlterTable
ALTER TABLE "bulks" ADD COLUMN     "replaces" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "guidelines" ADD COLUMN     "advice" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "label_events" ADD COLUMN     "assignment_id" UUID,
ADD COLUMN     "lead_ms" INTEGER,
ADD COLUMN     "spans" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "label_attributes" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "deprecated_at" TIMESTAMPTZ(3),
    "merged_into" TEXT,

    CONSTRAINT "label_attributes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "label_skips" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "assignment_id" UUID,
    "reason" TEXT NOT NULL,
    "guideline_id" UUID NOT NULL,
    "lead_ms" INTEGER,
    "skipped_by" UUID NOT NULL,
    "skipped_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "label_skips_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "adjudications" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "attribute" TEXT NOT NULL,
    "value" "label_value" NOT NULL,
    "reason" TEXT,
    "guideline_id" UUID NOT NULL,
    "adjudicated_by" UUID NOT NULL,
    "adjudicated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "adjudications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "label_projects" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "dataset_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "attributes" TEXT[],
    "annotators" INTEGER NOT NULL,
    "doubled_share" DOUBLE PRECISION NOT NULL,
    "gold_share" DOUBLE PRECISION NOT NULL,
    "minutes" INTEGER NOT NULL,
    "choice" JSONB NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "label_projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "drawn" TEXT NOT NULL,
    "gold" BOOLEAN NOT NULL DEFAULT false,
    "state" "assignment_state" NOT NULL DEFAULT 'free',
    "annotator_id" UUID,
    "assigned_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gold_comments" (
    "comment_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "set_by" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gold_comments_pkey" PRIMARY KEY ("comment_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "label_attributes_site_id_key_key" ON "label_attributes"("site_id", "key");

-- CreateIndex
CREATE INDEX "label_skips_comment_id_idx" ON "label_skips"("comment_id");

-- CreateIndex
CREATE INDEX "label_skips_assignment_id_idx" ON "label_skips"("assignment_id");

-- CreateIndex
CREATE INDEX "adjudications_comment_id_attribute_id_idx" ON "adjudications"("comment_id", "attribute", "id");

-- CreateIndex
CREATE INDEX "adjudications_site_id_id_idx" ON "adjudications"("site_id", "id");

-- CreateIndex
CREATE INDEX "label_projects_site_id_id_idx" ON "label_projects"("site_id", "id");

-- CreateIndex
CREATE INDEX "label_projects_dataset_id_idx" ON "label_projects"("dataset_id");

-- CreateIndex
CREATE INDEX "assignments_project_id_place_id_idx" ON "assignments"("project_id", "place", "id");

-- CreateIndex
CREATE INDEX "assignments_annotator_id_ended_at_idx" ON "assignments"("annotator_id", "ended_at");

-- CreateIndex
CREATE UNIQUE INDEX "assignments_project_id_comment_id_annotator_id_key" ON "assignments"("project_id", "comment_id", "annotator_id");

-- CreateIndex
CREATE INDEX "gold_comments_site_id_comment_id_idx" ON "gold_comments"("site_id", "comment_id");

-- CreateIndex
CREATE INDEX "label_events_assignment_id_idx" ON "label_events"("assignment_id");

-- AddForeignKey
ALTER TABLE "label_attributes" ADD CONSTRAINT "label_attributes_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_events" ADD CONSTRAINT "label_events_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_skips" ADD CONSTRAINT "label_skips_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_skips" ADD CONSTRAINT "label_skips_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_skips" ADD CONSTRAINT "label_skips_guideline_id_fkey" FOREIGN KEY ("guideline_id") REFERENCES "guidelines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_skips" ADD CONSTRAINT "label_skips_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_skips" ADD CONSTRAINT "label_skips_skipped_by_fkey" FOREIGN KEY ("skipped_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjudications" ADD CONSTRAINT "adjudications_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjudications" ADD CONSTRAINT "adjudications_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjudications" ADD CONSTRAINT "adjudications_guideline_id_fkey" FOREIGN KEY ("guideline_id") REFERENCES "guidelines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjudications" ADD CONSTRAINT "adjudications_adjudicated_by_fkey" FOREIGN KEY ("adjudicated_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_projects" ADD CONSTRAINT "label_projects_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_projects" ADD CONSTRAINT "label_projects_dataset_id_fkey" FOREIGN KEY ("dataset_id") REFERENCES "datasets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "label_projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_annotator_id_fkey" FOREIGN KEY ("annotator_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gold_comments" ADD CONSTRAINT "gold_comments_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gold_comments" ADD CONSTRAINT "gold_comments_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was said, skipped, settled or instructed stays. The reason of an adjudication is words: it may be erased.
CREATE TRIGGER "guidelines_append_only" BEFORE UPDATE OR DELETE ON "guidelines" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "label_skips_append_only" BEFORE UPDATE OR DELETE ON "label_skips" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE FUNCTION "keep_adjudication"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW."reason" IS NOT NULL OR (to_jsonb(OLD) - 'reason') IS DISTINCT FROM (to_jsonb(NEW) - 'reason') THEN
    RAISE EXCEPTION 'rows of adjudications are append-only' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "adjudications_kept" BEFORE UPDATE OR DELETE ON "adjudications" FOR EACH ROW EXECUTE FUNCTION "keep_adjudication"();

-- A key never changes, and what is merged is merged for good.
CREATE FUNCTION "keep_attribute"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW."key" <> OLD."key" OR NEW."site_id" <> OLD."site_id" OR (OLD."merged_into" IS NOT NULL AND NEW."merged_into" IS NULL) THEN
    RAISE EXCEPTION 'an attribute stays under its key' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "label_attributes_kept" BEFORE UPDATE OR DELETE ON "label_attributes" FOR EACH ROW EXECUTE FUNCTION "keep_attribute"();
ALTER TABLE "label_attributes" ADD CONSTRAINT "label_attributes_key_check" CHECK ("key" ~ '^[a-z][a-z0-9_]{0,39}$' AND "merged_into" <> "key");

ALTER TABLE "label_projects" ADD CONSTRAINT "label_projects_shares_check" CHECK ("annotators" >= 1 AND "minutes" >= 1 AND ("doubled_share" BETWEEN 0 AND 1) AND ("gold_share" BETWEEN 0 AND 1));
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_state_check" CHECK (
  CASE "state" WHEN 'free' THEN num_nonnulls("annotator_id", "assigned_at", "expires_at", "ended_at") = 0
    WHEN 'open' THEN num_nonnulls("annotator_id", "assigned_at", "expires_at") = 3 AND "ended_at" IS NULL
    ELSE num_nonnulls("annotator_id", "assigned_at", "ended_at") = 3 END);
-- An annotator has one comment of a project before them at a time; the next one is found among those that wait.
CREATE UNIQUE INDEX "assignments_open_key" ON "assignments" ("project_id", "annotator_id") WHERE "state" = 'open';
CREATE INDEX "assignments_waiting_idx" ON "assignments" ("project_id", "place", "id") WHERE "state" IN ('free', 'open');
