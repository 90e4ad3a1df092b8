-- CreateTable
CREATE TABLE "claims" (
    "comment_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claims_pkey" PRIMARY KEY ("comment_id")
);

-- CreateIndex
CREATE INDEX "claims_site_id_expires_at_idx" ON "claims"("site_id", "expires_at");

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
