-- A comment that waits and is deleted at its source leaves the queue, by the one column that every queue asks for.

-- AlterEnum
ALTER TYPE "status" ADD VALUE 'gone';
