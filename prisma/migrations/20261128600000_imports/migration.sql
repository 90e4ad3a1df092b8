-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('uploading', 'ready', 'running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "import_name_kind" AS ENUM ('article', 'author');

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "source_status" TEXT;

-- CreateTable
CREATE TABLE "comment_imports" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "received" BIGINT NOT NULL DEFAULT 0,
    "state" "import_state" NOT NULL DEFAULT 'uploading',
    "trial" BOOLEAN NOT NULL DEFAULT false,
    "settings" JSONB,
    "done_items" INTEGER NOT NULL DEFAULT 0,
    "done_bytes" BIGINT NOT NULL DEFAULT 0,
    "tallies" JSONB NOT NULL,
    "failure" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "touched_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "comment_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_parts" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_parts_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "import_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "parent_id" TEXT,
    "article_id" TEXT,
    "gone" BOOLEAN NOT NULL DEFAULT false,
    "waiting" JSONB,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("import_id","external_id")
);

-- CreateTable
CREATE TABLE "import_names" (
    "import_id" UUID NOT NULL,
    "kind" "import_name_kind" NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT,
    "url" TEXT,

    CONSTRAINT "import_names_pkey" PRIMARY KEY ("import_id","kind","external_id")
);

-- CreateTable
CREATE TABLE "import_remarks" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "external_id" TEXT,
    "taken" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "import_remarks_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateTable
CREATE TABLE "import_mappings" (
    "site_id" UUID NOT NULL,
    "signature" CHAR(64) NOT NULL,
    "mapping" JSONB NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_mappings_pkey" PRIMARY KEY ("site_id","signature")
);

-- CreateIndex
CREATE INDEX "comment_imports_site_id_id_idx" ON "comment_imports"("site_id", "id");

-- CreateIndex
CREATE INDEX "import_rows_import_id_parent_id_idx" ON "import_rows"("import_id", "parent_id");

-- AddForeignKey
ALTER TABLE "comment_imports" ADD CONSTRAINT "comment_imports_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_parts" ADD CONSTRAINT "import_parts_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "comment_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "comment_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_names" ADD CONSTRAINT "import_names_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "comment_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_remarks" ADD CONSTRAINT "import_remarks_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "comment_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What waits for its parent is gone through in order of the file when the file has ended.
CREATE INDEX "import_rows_waiting_idx" ON "import_rows"("import_id", "number") WHERE "waiting" IS NOT NULL;

-- Pieces of files stand as they came: most are compressed or short-lived, and compressing them again only takes time.
ALTER TABLE "import_parts" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
