CREATE TABLE "payment_volumes" (
	"account_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"currency" text NOT NULL,
	"captured_minor" bigint NOT NULL,
	"payments" bigint NOT NULL,
	CONSTRAINT "payment_volumes_account_id_started_at_currency_pk" PRIMARY KEY("account_id","started_at","currency")
);
--> statement-breakpoint
CREATE TABLE "rate_buckets" (
	"account_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"spent" bigint NOT NULL,
	"rate_per_second" double precision NOT NULL,
	"full_at" timestamp(6) with time zone NOT NULL,
	CONSTRAINT "rate_buckets_account_id_subject_pk" PRIMARY KEY("account_id","subject")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"account_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"rate_per_second" integer,
	"burst" integer,
	"version" bigint NOT NULL,
	CONSTRAINT "rate_limits_account_id_subject_pk" PRIMARY KEY("account_id","subject"),
	CONSTRAINT "rate_limits_whole" CHECK (("rate_limits"."rate_per_second" is null) = ("rate_limits"."burst" is null)
        and coalesce("rate_limits"."rate_per_second", 1) > 0 and coalesce("rate_limits"."burst", 1) > 0)
);
--> statement-breakpoint
CREATE TABLE "api_requests" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"method" text NOT NULL,
	"route" text NOT NULL,
	"path" text NOT NULL,
	"status" integer NOT NULL,
	"status_class" integer NOT NULL,
	"error_code" text,
	"duration_ms" integer NOT NULL,
	"key_id" uuid,
	"address" text,
	"idempotency_key" text,
	"api_version" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "api_requests_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "api_requests_status_class" CHECK ("api_requests"."status_class" = "api_requests"."status" / 100)
);
--> statement-breakpoint
CREATE TABLE "search_terms" (
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"field" text NOT NULL,
	"value" text NOT NULL,
	"object_id" uuid NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "search_terms_account_id_kind_field_value_object_id_version_pk" PRIMARY KEY("account_id","kind","field","value","object_id","version")
);
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" DROP CONSTRAINT "webhook_deliveries_once";--> statement-breakpoint
ALTER TABLE "events" DROP CONSTRAINT "events_account_id_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "idempotency_records" DROP CONSTRAINT "idempotency_records_account_id_accounts_id_fk";
--> statement-breakpoint
DROP INDEX "balance_transactions_by_type";--> statement-breakpoint
DROP INDEX "balance_transactions_by_currency";--> statement-breakpoint
DROP INDEX "customers_not_active";--> statement-breakpoint
DROP INDEX "payment_intents_by_status";--> statement-breakpoint
DROP INDEX "payment_intents_by_currency";--> statement-breakpoint
DROP INDEX "payouts_by_status";--> statement-breakpoint
DROP INDEX "payouts_by_arrival";--> statement-breakpoint
DROP INDEX "wallet_transactions_of_source";--> statement-breakpoint
DROP INDEX "webhook_deliveries_newest_first";--> statement-breakpoint
DROP INDEX "webhook_deliveries_of_event";--> statement-breakpoint
DROP INDEX "balance_transactions_of_source";--> statement-breakpoint
DROP INDEX "balance_transactions_of_charge";--> statement-breakpoint
DROP INDEX "balance_transactions_of_payout";--> statement-breakpoint
DROP INDEX "customers_by_email";--> statement-breakpoint
DROP INDEX "ledger_transfers_one_end_per_hold";--> statement-breakpoint
DROP INDEX "payment_methods_of_customer";--> statement-breakpoint
DROP INDEX "charges_of_customer";--> statement-breakpoint
DROP INDEX "charges_by_last4";--> statement-breakpoint
DROP INDEX "payment_intents_by_amount";--> statement-breakpoint
DROP INDEX "payment_intents_of_customer";--> statement-breakpoint
DROP INDEX "payment_intents_by_email";--> statement-breakpoint
DROP INDEX "setup_intents_of_customer";--> statement-breakpoint
DROP INDEX "setup_intents_of_method";--> statement-breakpoint
DROP INDEX "transfers_of_group";--> statement-breakpoint
DROP INDEX "wallet_transactions_of_customer";--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "object" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "previous_attributes" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "rate_limits" ADD CONSTRAINT "rate_limits_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_requests_by_method" ON "api_requests" USING btree ("account_id","method","id");--> statement-breakpoint
CREATE INDEX "api_requests_by_route" ON "api_requests" USING btree ("account_id","route","status_class","id");--> statement-breakpoint
CREATE INDEX "api_requests_by_status" ON "api_requests" USING btree ("account_id","status_class","id");--> statement-breakpoint
CREATE INDEX "api_requests_by_key" ON "api_requests" USING btree ("account_id","key_id","status_class","id");--> statement-breakpoint
CREATE INDEX "balance_transactions_by_kind" ON "balance_transactions" USING btree ("account_id","currency","type","status","id");--> statement-breakpoint
CREATE INDEX "customers_by_status" ON "customers" USING btree ("account_id","status","id") WHERE "customers"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "emails_to_sweep" ON "emails" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "payment_links_by_status" ON "payment_links" USING btree ("account_id","status","id");--> statement-breakpoint
CREATE INDEX "payment_methods_saved" ON "payment_methods" USING btree ("account_id","type","id") WHERE "payment_methods"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "payment_intents_by_state" ON "payment_intents" USING btree ("account_id","currency","status","id");--> statement-breakpoint
CREATE INDEX "payouts_by_state" ON "payouts" USING btree ("account_id","currency","status","id");--> statement-breakpoint
CREATE INDEX "sessions_to_sweep" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "refunds_waiting" ON "refunds" USING btree ("account_id","approval_expires_at","id") WHERE "refunds"."status" = 'pending' and "refunds"."approvals_given" < "refunds"."approvals_required";--> statement-breakpoint
CREATE INDEX "standing_checks_to_sweep" ON "standing_checks" USING btree ("checked_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_by_state" ON "webhook_deliveries" USING btree ("account_id","endpoint_id","state","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_not_arrived" ON "webhook_deliveries" USING btree ("account_id","state","event_id") WHERE "webhook_deliveries"."state" <> 'succeeded';--> statement-breakpoint
CREATE INDEX "balance_transactions_of_source" ON "balance_transactions" USING btree ("account_id","source_id","id") WHERE "balance_transactions"."charge_id" is null;--> statement-breakpoint
CREATE INDEX "balance_transactions_of_charge" ON "balance_transactions" USING btree ("account_id","charge_id","id") WHERE "balance_transactions"."charge_id" is not null;--> statement-breakpoint
CREATE INDEX "balance_transactions_of_payout" ON "balance_transactions" USING btree ("account_id","payout_id","id") WHERE "balance_transactions"."payout_id" is not null;--> statement-breakpoint
CREATE INDEX "customers_by_email" ON "customers" USING btree ("account_id","email","id") WHERE "customers"."email" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transfers_one_end_per_hold" ON "ledger_transfers" USING btree ("account_id","pending_id") WHERE "ledger_transfers"."pending_id" is not null;--> statement-breakpoint
CREATE INDEX "payment_methods_of_customer" ON "payment_methods" USING btree ("account_id","customer_id","id") WHERE "payment_methods"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "charges_of_customer" ON "charges" USING btree ("account_id","customer_id","id") WHERE "charges"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "charges_by_last4" ON "charges" USING btree ("account_id","card_last4","payment_intent_id") WHERE "charges"."card_last4" is not null;--> statement-breakpoint
CREATE INDEX "payment_intents_by_amount" ON "payment_intents" USING btree ("account_id","amount_minor","currency","id");--> statement-breakpoint
CREATE INDEX "payment_intents_of_customer" ON "payment_intents" USING btree ("account_id","customer_id","id") WHERE "payment_intents"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "payment_intents_by_email" ON "payment_intents" USING btree ("account_id","receipt_email","id") WHERE "payment_intents"."receipt_email" is not null;--> statement-breakpoint
CREATE INDEX "setup_intents_of_customer" ON "setup_intents" USING btree ("account_id","customer_id","id") WHERE "setup_intents"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "setup_intents_of_method" ON "setup_intents" USING btree ("account_id","payment_method_id","id") WHERE "setup_intents"."payment_method_id" is not null;--> statement-breakpoint
CREATE INDEX "transfers_of_group" ON "transfers" USING btree ("account_id","transfer_group","id") WHERE "transfers"."transfer_group" is not null;--> statement-breakpoint
CREATE INDEX "wallet_transactions_of_customer" ON "wallet_transactions" USING btree ("account_id","currency","customer_id","id");--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_once" UNIQUE("account_id","event_id","endpoint_id");