-- Deliveries are read in pages by time and id.

-- DropIndex
DROP INDEX "webhook_deliveries_site_id_created_at_idx";

-- CreateIndex
CREATE INDEX "webhook_deliveries_site_id_created_at_id_idx" ON "webhook_deliveries"("site_id", "created_at", "id");
