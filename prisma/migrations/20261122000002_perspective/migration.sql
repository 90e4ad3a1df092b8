-- Keys with origins and a rate, what they are asked, and what outside systems report back. Articles may come without a page.

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "external_id" TEXT,
ALTER COLUMN "page_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "rate_per_minute" INTEGER,
ADD COLUMN     "refused" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "requests" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "face_settings" (
    "site_id" UUID NOT NULL,
    "score_anyway" BOOLEAN NOT NULL DEFAULT false,
    "attributes_off" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "strict_moderations" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "face_settings_pkey" PRIMARY KEY ("site_id")
);

-- CreateTable
CREATE TABLE "language_counts" (
    "site_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "language" TEXT NOT NULL,
    "scored" BIGINT NOT NULL DEFAULT 0,
    "refused" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "language_counts_pkey" PRIMARY KEY ("site_id","day","language")
);

-- CreateTable
CREATE TABLE "feedback" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "key_id" UUID NOT NULL,
    "text" TEXT,
    "context" JSONB,
    "languages" TEXT[],
    "community_id" TEXT,
    "client_token" TEXT,
    "session_id" TEXT,
    "permalink" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback_scores" (
    "feedback_id" UUID NOT NULL,
    "attribute" TEXT NOT NULL,
    "value" REAL,
    "spans" JSONB NOT NULL,
    "ours" REAL,
    "scorer" TEXT,

    CONSTRAINT "feedback_scores_pkey" PRIMARY KEY ("feedback_id","attribute")
);

-- CreateIndex
CREATE INDEX "feedback_site_id_id_idx" ON "feedback"("site_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "articles_site_id_external_id_key" ON "articles"("site_id", "external_id");

-- AddForeignKey
ALTER TABLE "face_settings" ADD CONSTRAINT "face_settings_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "language_counts" ADD CONSTRAINT "language_counts_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "api_keys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_scores" ADD CONSTRAINT "feedback_scores_feedback_id_fkey" FOREIGN KEY ("feedback_id") REFERENCES "feedback"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A rate is a rate, and feedback is a probability.
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_rate_per_minute_check" CHECK ("rate_per_minute" > 0);
ALTER TABLE "feedback_scores" ADD CONSTRAINT "feedback_scores_value_check" CHECK ("value" BETWEEN 0 AND 1 AND "ours" BETWEEN 0 AND 1);
