-- What readers report, and how many of them reported the text that stands.

-- AlterTable
ALTER TABLE "comment_states" ADD COLUMN     "reports" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "reporter" CHAR(64) NOT NULL,
    "reason" TEXT,
    "text" TEXT,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reports_comment_id_idx" ON "reports"("comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "reports_revision_id_reporter_key" ON "reports"("revision_id", "reporter");

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "reports" ADD CONSTRAINT "reports_text_check" CHECK (length("text") <= 1000);

-- The most reported first, and only what was reported: one index each, which also counts.
CREATE INDEX "comment_states_pending_reports_idx" ON "comment_states" ("site_id", "reports" DESC, "comment_id" DESC) WHERE "status" = 'pending';
CREATE INDEX "comment_states_flagged_reports_idx" ON "comment_states" ("site_id", "reports" DESC, "comment_id" DESC) WHERE "status" = 'pending' AND "flagged";
