-- Labels that were given elsewhere. Who gave them is a person here who cannot sign in.
ALTER TYPE "label_source" ADD VALUE 'imported';
ALTER TABLE "users" ADD COLUMN "annotates_as" CHAR(64);
CREATE UNIQUE INDEX "users_annotates_as_key" ON "users" ("annotates_as");
