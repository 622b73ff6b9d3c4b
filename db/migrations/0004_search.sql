-- Everything that is there already is found by its texts, and counted: see db/schema/search.ts and
-- db/schema/payment-volumes.ts. What an event in the outbox tells of is counted when it leaves it.
INSERT INTO "search_terms" ("account_id", "kind", "field", "value", "object_id", "version")
SELECT "account_id", "kind", "field", left(lower("value" COLLATE "pg_unicode_fast"), 200), "id", "version"
FROM (
  SELECT "account_id", 'pi' AS "kind", 'metadata.' || "key" AS "field", "value", "id", "version"
  FROM "payment_intents", jsonb_each_text("metadata") AS "said" ("key", "value")
  UNION ALL
  SELECT "account_id", 'cus', 'metadata.' || "key", "value", "id", "version"
  FROM "customers", jsonb_each_text("metadata") AS "said" ("key", "value")
  UNION ALL
  SELECT "account_id", 'cus', "field", "value", "id", "version"
  FROM "customers", LATERAL (VALUES ('name', "name"), ('phone', "phone")) AS "said" ("field", "value")
) AS "texts" WHERE "value" <> '';--> statement-breakpoint
INSERT INTO "payment_volumes" ("account_id", "started_at", "currency", "captured_minor", "payments")
SELECT "account_id", "started_at", "currency", sum("captured"), sum("payments")
FROM (
  SELECT "account_id", date_bin('15 minutes', "created_at", 'epoch') AS "started_at", "currency",
    "amount_received_minor" AS "captured", 1 AS "payments"
  FROM "payment_intents" WHERE "status" = 'succeeded'
  UNION ALL
  SELECT "events"."account_id",
    date_bin('15 minutes', to_timestamp(("object" ->> 'created')::bigint), 'epoch'),
    upper("object" ->> 'currency'), -("object" ->> 'amount_received')::bigint, -1
  FROM "event_outbox" JOIN "events" ON "events"."account_id" = "event_outbox"."account_id"
    AND "events"."id" = "event_outbox"."event_id"
  WHERE "type" = 'payment_intent.succeeded'
) AS "succeeded" GROUP BY 1, 2, 3 HAVING sum("payments") <> 0;
