-- The address and the votes that a page or an export gives a comment.

-- AlterTable
ALTER TABLE "comments" ADD COLUMN "permalink" TEXT,
ADD COLUMN "votes" INTEGER;
