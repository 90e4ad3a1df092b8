-- Pieces of archives stand as they came: they are compressed, and compressing them again only takes time.
ALTER TABLE "archive_parts" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
