-- Many comments are given to a person in one go; a policy says in words what it is for; a site looks after who reads.
-- AlterEnum
ALTER TYPE "bulk_kind" ADD VALUE 'assign';

-- AlterTable
ALTER TABLE "policies" ADD COLUMN     "text" TEXT;

-- AlterTable
ALTER TABLE "bulks" ADD COLUMN     "assignee_id" UUID;

-- AlterTable
ALTER TABLE "bulk_items" ADD COLUMN     "assignee_before" UUID;

-- CreateTable
CREATE TABLE "site_care" (
    "site_id" UUID NOT NULL,
    "settings" JSONB NOT NULL,
    "changed_by" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_care_pkey" PRIMARY KEY ("site_id")
);

-- AddForeignKey
ALTER TABLE "site_care" ADD CONSTRAINT "site_care_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
