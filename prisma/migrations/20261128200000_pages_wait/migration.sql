-- A page whose separation is unsure waits for a person; its comments come in when somebody has looked at it.
CREATE TYPE "page_review" AS ENUM ('settled', 'waiting');
ALTER TABLE "pages" ADD COLUMN "review" "page_review" NOT NULL DEFAULT 'settled';

-- Those that wait are few, however many pages there are.
CREATE INDEX "pages_waiting_idx" ON "pages" ("site_id", "id") WHERE "review" = 'waiting';
