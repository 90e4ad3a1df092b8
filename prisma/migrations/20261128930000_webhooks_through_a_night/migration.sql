-- Thirteen attempts take twenty-two hours, where eight took half an hour: whoever is told may be away for a night.
CREATE OR REPLACE FUNCTION "queue_webhooks"() RETURNS trigger LANGUAGE plpgsql AS $$
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
      job_key => 'deliver-webhook:' || delivery."id", max_attempts => 13, priority => -20);
  END LOOP;
  RETURN NULL;
END $$;
