-- A version is a scorer with exact weights: scores of two weights under one name stand beside each other.
DROP INDEX "scores_revision_id_scorer_key";
CREATE UNIQUE INDEX "scores_revision_id_scorer_digest_key" ON "scores" ("revision_id", "scorer", "digest") WHERE "outcome" <> 'failed';
-- DropIndex
DROP INDEX "scores_revision_id_scorer_idx";

-- CreateTable
CREATE TABLE "scorer_versions" (
    "id" UUID NOT NULL,
    "scorer" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "manifest" JSONB,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scorer_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scorer_weights" (
    "version_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "scorer_weights_pkey" PRIMARY KEY ("version_id")
);

-- CreateTable
CREATE TABLE "scorer_uses" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "version_id" UUID NOT NULL,
    "moved" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scorer_uses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rescorings" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "state" "run_state" NOT NULL DEFAULT 'queued',
    "after" UUID,
    "done" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "rescorings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "scorer_versions_scorer_digest_key" ON "scorer_versions"("scorer", "digest");

-- CreateIndex
CREATE UNIQUE INDEX "scorer_uses_site_id_number_key" ON "scorer_uses"("site_id", "number");

-- CreateIndex
CREATE INDEX "rescorings_site_id_id_idx" ON "rescorings"("site_id", "id");

-- CreateIndex
CREATE INDEX "scores_revision_id_idx" ON "scores"("revision_id");

-- AddForeignKey
ALTER TABLE "scorer_weights" ADD CONSTRAINT "scorer_weights_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "scorer_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorer_uses" ADD CONSTRAINT "scorer_uses_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorer_uses" ADD CONSTRAINT "scorer_uses_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "scorer_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rescorings" ADD CONSTRAINT "rescorings_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rescorings" ADD CONSTRAINT "rescorings_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "scorer_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One at a time for a site: who asks twice gets the one under way.
CREATE UNIQUE INDEX "rescorings_under_way_key" ON "rescorings" ("site_id") WHERE "state" IN ('queued', 'running');
-- Scores name a version by what it is; it stays what it is.
CREATE TRIGGER "scorer_versions_append_only" BEFORE UPDATE OR DELETE ON "scorer_versions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "scorer_weights_append_only" BEFORE UPDATE OR DELETE ON "scorer_weights" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
