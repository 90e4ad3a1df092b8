-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "page_kind" AS ENUM ('text', 'html');

-- CreateEnum
CREATE TYPE "page_origin" AS ENUM ('sample', 'web', 'cli', 'api');

-- CreateEnum
CREATE TYPE "source_state" AS ENUM ('present', 'deleted');

-- CreateEnum
CREATE TYPE "score_outcome" AS ENUM ('scored', 'skipped', 'failed');

-- CreateEnum
CREATE TYPE "scoring" AS ENUM ('waiting', 'scored', 'skipped', 'failed');

-- CreateEnum
CREATE TYPE "status" AS ENUM ('pending', 'approved', 'hidden', 'escalated');

-- CreateEnum
CREATE TYPE "decision_kind" AS ENUM ('approve', 'hide', 'escalate', 'reopen');

-- CreateEnum
CREATE TYPE "batch_kind" AS ENUM ('decision', 'label');

-- CreateEnum
CREATE TYPE "label_value" AS ENUM ('yes', 'no', 'unsure', 'cleared');

-- CreateEnum
CREATE TYPE "label_source" AS ENUM ('single', 'bulk');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('viewer', 'annotator', 'moderator', 'researcher', 'lead', 'admin');

-- CreateEnum
CREATE TYPE "actor_kind" AS ENUM ('user', 'key', 'system');

-- CreateTable
CREATE TABLE "sites" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sections" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "sections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pages" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "kind" "page_kind" NOT NULL,
    "url" TEXT,
    "source" TEXT,
    "sha256" CHAR(64) NOT NULL,
    "origin" "page_origin" NOT NULL,
    "imported_by" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "separations" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "border_confidence" REAL NOT NULL,
    "has_comments_confidence" REAL NOT NULL,
    "warnings" TEXT[],
    "blocks" JSONB NOT NULL,
    "corrects_id" UUID,
    "corrected_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "separations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "articles" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "section_id" UUID,
    "page_id" UUID NOT NULL,
    "title" TEXT,
    "text" TEXT,
    "author" TEXT,
    "published_at_text" TEXT,
    "url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "articles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authors" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT,

    CONSTRAINT "authors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "parent_id" UUID,
    "author_id" UUID,
    "source" TEXT NOT NULL,
    "external_id" TEXT,
    "position" INTEGER NOT NULL,
    "depth" INTEGER NOT NULL,
    "posted_at" TIMESTAMPTZ(3),
    "posted_at_text" TEXT,
    "source_state" "source_state" NOT NULL DEFAULT 'present',
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revisions" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT,
    "span_start" INTEGER,
    "span_end" INTEGER,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scores" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "scorer" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "outcome" "score_outcome" NOT NULL,
    "reason" TEXT,
    "identity_attack" REAL,
    "insult" REAL,
    "obscene" REAL,
    "severe_toxicity" REAL,
    "sexual_explicit" REAL,
    "threat" REAL,
    "toxicity" REAL,
    "confidence" REAL,
    "spans" JSONB NOT NULL,
    "scored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scores_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_states" (
    "comment_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "author_id" UUID,
    "revision_id" UUID NOT NULL,
    "score_id" UUID,
    "status" "status" NOT NULL DEFAULT 'pending',
    "version" INTEGER NOT NULL DEFAULT 1,
    "scoring" "scoring" NOT NULL DEFAULT 'waiting',
    "identity_attack" REAL,
    "insult" REAL,
    "obscene" REAL,
    "severe_toxicity" REAL,
    "sexual_explicit" REAL,
    "threat" REAL,
    "toxicity" REAL,
    "confidence" REAL,
    "reasons" JSONB NOT NULL,
    "flagged" BOOLEAN NOT NULL DEFAULT false,
    "policy_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,

    CONSTRAINT "comment_states_pkey" PRIMARY KEY ("comment_id")
);

-- CreateTable
CREATE TABLE "policies" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_rules" (
    "id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,
    "attribute" TEXT NOT NULL,
    "threshold" REAL NOT NULL,

    CONSTRAINT "policy_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batches" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "kind" "batch_kind" NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" "decision_kind" NOT NULL,
    "reason" TEXT,
    "status_before" "status" NOT NULL,
    "status_after" "status" NOT NULL,
    "undoes_id" UUID,
    "batch_id" UUID,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guidelines" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guidelines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "label_events" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "attribute" TEXT NOT NULL,
    "value" "label_value" NOT NULL,
    "source" "label_source" NOT NULL,
    "score_seen" BOOLEAN NOT NULL,
    "guideline_id" UUID NOT NULL,
    "batch_id" UUID,
    "labelled_by" UUID NOT NULL,
    "labelled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "label_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grants" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "site_id" UUID,
    "role" "role" NOT NULL,

    CONSTRAINT "grants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failures" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_failures_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "scopes" TEXT[],
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" UUID NOT NULL,
    "site_id" UUID,
    "name" TEXT NOT NULL,
    "actor_kind" "actor_kind" NOT NULL,
    "actor_id" UUID,
    "subject_id" UUID,
    "payload" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sites_key_key" ON "sites"("key");

-- CreateIndex
CREATE UNIQUE INDEX "sections_site_id_key_key" ON "sections"("site_id", "key");

-- CreateIndex
CREATE INDEX "pages_site_id_id_idx" ON "pages"("site_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "pages_site_id_sha256_key" ON "pages"("site_id", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "separations_corrects_id_key" ON "separations"("corrects_id");

-- CreateIndex
CREATE INDEX "separations_page_id_id_idx" ON "separations"("page_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "articles_page_id_key" ON "articles"("page_id");

-- CreateIndex
CREATE INDEX "articles_site_id_id_idx" ON "articles"("site_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "authors_site_id_key_key" ON "authors"("site_id", "key");

-- CreateIndex
CREATE INDEX "comments_article_id_position_idx" ON "comments"("article_id", "position");

-- CreateIndex
CREATE INDEX "comments_parent_id_idx" ON "comments"("parent_id");

-- CreateIndex
CREATE INDEX "comments_author_id_id_idx" ON "comments"("author_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "comments_site_id_source_external_id_key" ON "comments"("site_id", "source", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "revisions_comment_id_number_key" ON "revisions"("comment_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "scores_revision_id_scorer_key" ON "scores"("revision_id", "scorer");

-- CreateIndex
CREATE INDEX "comment_states_article_id_comment_id_idx" ON "comment_states"("article_id", "comment_id");

-- CreateIndex
CREATE INDEX "comment_states_author_id_status_idx" ON "comment_states"("author_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "policies_site_id_number_key" ON "policies"("site_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "policy_rules_policy_id_attribute_key" ON "policy_rules"("policy_id", "attribute");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_undoes_id_key" ON "decisions"("undoes_id");

-- CreateIndex
CREATE INDEX "decisions_batch_id_idx" ON "decisions"("batch_id");

-- CreateIndex
CREATE INDEX "decisions_site_id_id_idx" ON "decisions"("site_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_comment_id_version_key" ON "decisions"("comment_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "guidelines_site_id_number_key" ON "guidelines"("site_id", "number");

-- CreateIndex
CREATE INDEX "label_events_comment_id_labelled_by_attribute_id_idx" ON "label_events"("comment_id", "labelled_by", "attribute", "id");

-- CreateIndex
CREATE INDEX "label_events_site_id_comment_id_idx" ON "label_events"("site_id", "comment_id");

-- CreateIndex
CREATE INDEX "label_events_batch_id_idx" ON "label_events"("batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "grants_user_id_site_id_key" ON "grants"("user_id", "site_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_sha256_key" ON "api_keys"("sha256");

-- CreateIndex
CREATE INDEX "audit_events_site_id_id_idx" ON "audit_events"("site_id", "id");

-- CreateIndex
CREATE INDEX "audit_events_subject_id_id_idx" ON "audit_events"("subject_id", "id");

-- AddForeignKey
ALTER TABLE "sections" ADD CONSTRAINT "sections_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pages" ADD CONSTRAINT "pages_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "separations" ADD CONSTRAINT "separations_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "pages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "separations" ADD CONSTRAINT "separations_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "separations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "sections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "pages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scores" ADD CONSTRAINT "scores_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_states" ADD CONSTRAINT "comment_states_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_states" ADD CONSTRAINT "comment_states_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_states" ADD CONSTRAINT "comment_states_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_states" ADD CONSTRAINT "comment_states_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_states" ADD CONSTRAINT "comment_states_score_id_fkey" FOREIGN KEY ("score_id") REFERENCES "scores"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_states" ADD CONSTRAINT "comment_states_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "policies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policies" ADD CONSTRAINT "policies_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_rules" ADD CONSTRAINT "policy_rules_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "policies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_undoes_id_fkey" FOREIGN KEY ("undoes_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guidelines" ADD CONSTRAINT "guidelines_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_events" ADD CONSTRAINT "label_events_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_events" ADD CONSTRAINT "label_events_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_events" ADD CONSTRAINT "label_events_guideline_id_fkey" FOREIGN KEY ("guideline_id") REFERENCES "guidelines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_events" ADD CONSTRAINT "label_events_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label_events" ADD CONSTRAINT "label_events_labelled_by_fkey" FOREIGN KEY ("labelled_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
