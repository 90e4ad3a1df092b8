-- Batches over a frozen set, worked off by a job.
-- CreateEnum
CREATE TYPE "bulk_kind" AS ENUM ('approve', 'hide', 'escalate', 'reopen', 'label', 'undo');

-- AlterTable
ALTER TABLE "batches" ADD COLUMN     "weak" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "bulks" (
    "batch_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "kind" "bulk_kind",
    "reason" TEXT,
    "labels" JSONB,
    "undone_batch_id" UUID,
    "may_override" BOOLEAN NOT NULL DEFAULT false,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "applied" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulks_pkey" PRIMARY KEY ("batch_id")
);

-- CreateTable
CREATE TABLE "bulk_items" (
    "batch_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "revision_id" UUID NOT NULL,
    "outcome" TEXT,

    CONSTRAINT "bulk_items_pkey" PRIMARY KEY ("batch_id","comment_id")
);

-- CreateIndex
CREATE INDEX "bulks_site_id_created_by_started_at_idx" ON "bulks"("site_id", "created_by", "started_at");

-- AddForeignKey
ALTER TABLE "bulks" ADD CONSTRAINT "bulks_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "bulks"("batch_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is left to do of a bulk.
CREATE INDEX "bulk_items_open_idx" ON "bulk_items" ("batch_id", "comment_id") WHERE "outcome" IS NULL;
