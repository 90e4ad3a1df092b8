-- Our scores beside those of the old service, for as long as it answers.

-- AlterTable
ALTER TABLE "face_settings" ADD COLUMN     "compare_key" TEXT,
ADD COLUMN     "compare_percent" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "comparisons" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "attribute" TEXT NOT NULL,
    "ours" REAL NOT NULL,
    "theirs" REAL NOT NULL,
    "scorer" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comparisons_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "comparisons_site_id_attribute_id_idx" ON "comparisons"("site_id", "attribute", "id");

-- AddForeignKey
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "face_settings" ADD CONSTRAINT "face_settings_compare_percent_check" CHECK ("compare_percent" BETWEEN 0 AND 100);
