-- CreateEnum
CREATE TYPE "split" AS ENUM ('train', 'validation', 'test');

-- CreateEnum
CREATE TYPE "run_kind" AS ENUM ('snapshot', 'archive');

-- CreateEnum
CREATE TYPE "run_state" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "datasets" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "selection" JSONB NOT NULL,
    "salt" TEXT NOT NULL,
    "train_share" DOUBLE PRECISION NOT NULL,
    "validation_share" DOUBLE PRECISION NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "datasets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "snapshots" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "dataset_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "previous_id" UUID,
    "selection" JSONB NOT NULL,
    "event_id" UUID,
    "row_count" INTEGER NOT NULL,
    "duplicates" INTEGER NOT NULL,
    "summary" JSONB NOT NULL,
    "difference" JSONB NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "discarded_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_why" TEXT,

    CONSTRAINT "snapshots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "snapshot_rows" (
    "snapshot_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "split" "split" NOT NULL,
    "group_key" UUID NOT NULL,
    "duplicate_group" CHAR(64) NOT NULL,
    "answers" JSONB NOT NULL,
    "said" JSONB NOT NULL,
    "about" JSONB NOT NULL,

    CONSTRAINT "snapshot_rows_pkey" PRIMARY KEY ("snapshot_id","comment_id")
);

-- CreateTable
CREATE TABLE "dataset_runs" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "dataset_id" UUID NOT NULL,
    "snapshot_id" UUID,
    "kind" "run_kind" NOT NULL,
    "state" "run_state" NOT NULL DEFAULT 'queued',
    "formats" TEXT[],
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "file_name" TEXT,
    "bytes" BIGINT,
    "sha256" CHAR(64),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "dataset_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "archive_parts" (
    "run_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "archive_parts_pkey" PRIMARY KEY ("run_id","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "datasets_site_id_key_key" ON "datasets"("site_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "snapshots_dataset_id_number_key" ON "snapshots"("dataset_id", "number");

-- CreateIndex
CREATE INDEX "snapshot_rows_comment_id_idx" ON "snapshot_rows"("comment_id");

-- CreateIndex
CREATE INDEX "dataset_runs_dataset_id_id_idx" ON "dataset_runs"("dataset_id", "id");

-- AddForeignKey
ALTER TABLE "datasets" ADD CONSTRAINT "datasets_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_dataset_id_fkey" FOREIGN KEY ("dataset_id") REFERENCES "datasets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_previous_id_fkey" FOREIGN KEY ("previous_id") REFERENCES "snapshots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot_rows" ADD CONSTRAINT "snapshot_rows_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot_rows" ADD CONSTRAINT "snapshot_rows_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot_rows" ADD CONSTRAINT "snapshot_rows_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_runs" ADD CONSTRAINT "dataset_runs_dataset_id_fkey" FOREIGN KEY ("dataset_id") REFERENCES "datasets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_runs" ADD CONSTRAINT "dataset_runs_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archive_parts" ADD CONSTRAINT "archive_parts_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "dataset_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of one version there is one published snapshot.
CREATE UNIQUE INDEX "snapshots_dataset_id_version_key" ON "snapshots" ("dataset_id", "version") WHERE "published_at" IS NOT NULL;
-- One run of a kind at a time for each dataset or snapshot: who asks twice gets the one under way.
CREATE UNIQUE INDEX "dataset_runs_under_way_key" ON "dataset_runs" ("dataset_id", "kind", (coalesce("snapshot_id", "dataset_id"))) WHERE "state" IN ('queued', 'running');
ALTER TABLE "datasets" ADD CONSTRAINT "datasets_shares_check" CHECK ("train_share" >= 0 AND "validation_share" >= 0 AND "train_share" + "validation_share" <= 1);

-- Rows are frozen for good. A snapshot's figures are filled in by the transaction that makes it; after that only what
-- became of it may be added, once. A run's file may go.
CREATE TRIGGER "snapshot_rows_append_only" BEFORE UPDATE OR DELETE ON "snapshot_rows" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE FUNCTION "keep_snapshot"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.xmin = pg_current_xact_id()::xid THEN RETURN NEW; END IF;
  IF TG_OP = 'DELETE'
    OR (to_jsonb(OLD) - ARRAY['published_at', 'discarded_at', 'withdrawn_at', 'withdrawn_why'])
      IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['published_at', 'discarded_at', 'withdrawn_at', 'withdrawn_why'])
    OR (OLD."published_at" IS NOT NULL AND NEW."published_at" IS DISTINCT FROM OLD."published_at")
    OR (OLD."discarded_at" IS NOT NULL AND NEW."discarded_at" IS DISTINCT FROM OLD."discarded_at")
    OR (OLD."withdrawn_at" IS NOT NULL AND NEW."withdrawn_at" IS DISTINCT FROM OLD."withdrawn_at") THEN
    RAISE EXCEPTION 'a snapshot is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "snapshots_frozen" BEFORE UPDATE OR DELETE ON "snapshots" FOR EACH ROW EXECUTE FUNCTION "keep_snapshot"();
