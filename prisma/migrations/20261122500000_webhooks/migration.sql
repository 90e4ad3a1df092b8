-- Decisions told to the sites that they concern.

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('waiting', 'delivered', 'failed');

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "state" "delivery_state" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_status" INTEGER,
    "last_failure" TEXT,
    "last_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_endpoints_site_id_idx" ON "webhook_endpoints"("site_id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_site_id_created_at_idx" ON "webhook_deliveries"("site_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_deliveries_endpoint_id_decision_id_key" ON "webhook_deliveries"("endpoint_id", "decision_id");

-- AddForeignKey
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoints"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A decision and the word of it commit together, whichever way the decision is made: hence a trigger.
CREATE FUNCTION "queue_webhooks"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  delivery record;
BEGIN
  FOR delivery IN
    INSERT INTO "webhook_deliveries" ("id", "site_id", "endpoint_id", "decision_id", "created_at")
    SELECT gen_random_uuid(), d."site_id", e."id", d."id", d."decided_at"
    FROM "new_decisions" d JOIN "webhook_endpoints" e ON e."site_id" = d."site_id" AND e."removed_at" IS NULL
    RETURNING "id"
  LOOP
    PERFORM graphile_worker.add_job('deliver-webhook', json_build_object('deliveryId', delivery."id"),
      job_key => 'deliver-webhook:' || delivery."id", max_attempts => 8, priority => -20);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER "decisions_queue_webhooks" AFTER INSERT ON "decisions" REFERENCING NEW TABLE AS "new_decisions"
  FOR EACH STATEMENT EXECUTE FUNCTION "queue_webhooks"();
