-- AlterTable
ALTER TABLE "label_skips" ADD COLUMN     "batch_id" UUID,
ALTER COLUMN "reason" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "label_skips_site_id_comment_id_idx" ON "label_skips"("site_id", "comment_id");

-- CreateIndex
CREATE INDEX "label_skips_batch_id_idx" ON "label_skips"("batch_id");

-- AddForeignKey
ALTER TABLE "label_skips" ADD CONSTRAINT "label_skips_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
