-- CreateTable
CREATE TABLE "notes" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "comment_id" UUID,
    "author_id" UUID,
    "text" TEXT,
    "written_by" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notes_comment_id_id_idx" ON "notes"("comment_id", "id");

-- CreateIndex
CREATE INDEX "notes_author_id_id_idx" ON "notes"("author_id", "id");

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_written_by_fkey" FOREIGN KEY ("written_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A note is about one thing, and has its text until that is taken back.
ALTER TABLE "notes" ADD CONSTRAINT "notes_about_check" CHECK (num_nonnulls("comment_id", "author_id") = 1);
ALTER TABLE "notes" ADD CONSTRAINT "notes_text_check" CHECK (("text" IS NULL) = ("erased_at" IS NOT NULL));
CREATE FUNCTION "keep_note"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW."text" IS NOT NULL OR OLD."text" IS NULL
    OR (to_jsonb(OLD) - ARRAY['text', 'erased_at']) IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['text', 'erased_at']) THEN
    RAISE EXCEPTION 'a note is taken back or stays as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "notes_kept" BEFORE UPDATE OR DELETE ON "notes" FOR EACH ROW EXECUTE FUNCTION "keep_note"();
