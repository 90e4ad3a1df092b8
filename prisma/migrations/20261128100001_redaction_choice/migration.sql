-- An archive may leave personal data in its texts where an administrator says so; it then says so itself.
ALTER TABLE "dataset_runs" ADD COLUMN "redacted" BOOLEAN NOT NULL DEFAULT true;
