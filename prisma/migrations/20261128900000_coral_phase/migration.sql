-- What signs the requests of Coral's external moderation phase.

-- AlterTable
ALTER TABLE "face_settings" ADD COLUMN "coral_secret" TEXT;
