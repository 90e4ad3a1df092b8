-- Of a text that was read through several windows, where the worst one stands. A text of one window costs nothing.
ALTER TABLE "scores" ADD COLUMN "worst_start" INTEGER, ADD COLUMN "worst_end" INTEGER;
-- Scores that stand have neither and need not be looked through, however many there are.
ALTER TABLE "scores" ADD CONSTRAINT "scores_worst_check" CHECK (
  ("worst_start" IS NULL) = ("worst_end" IS NULL) AND "worst_start" >= 0 AND "worst_start" < "worst_end"
) NOT VALID;
