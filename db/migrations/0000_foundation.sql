CREATE TABLE "api_key_digests" (
	"digest" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"key_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"hint" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "api_keys_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "balance_transactions" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"source_id" text NOT NULL,
	"charge_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"net_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"available_at" timestamp (3) with time zone NOT NULL,
	"description" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "balance_transactions_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "balance_transactions_net" CHECK ("balance_transactions"."net_minor" = "balance_transactions"."amount_minor" - "balance_transactions"."fee_minor")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text,
	"email" text,
	"phone" text,
	"description" text,
	"address" jsonb,
	"metadata" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "customers_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"limit" text NOT NULL,
	"debits_pending_minor" bigint NOT NULL,
	"debits_posted_minor" bigint NOT NULL,
	"credits_pending_minor" bigint NOT NULL,
	"credits_posted_minor" bigint NOT NULL,
	CONSTRAINT "ledger_accounts_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "ledger_accounts_currency" UNIQUE("account_id","id","currency"),
	CONSTRAINT "ledger_accounts_kind" UNIQUE("account_id","kind","currency"),
	CONSTRAINT "ledger_accounts_not_negative" CHECK (least("ledger_accounts"."debits_pending_minor", "ledger_accounts"."debits_posted_minor",
        "ledger_accounts"."credits_pending_minor", "ledger_accounts"."credits_posted_minor") >= 0),
	CONSTRAINT "ledger_accounts_debits_within_credits" CHECK ("ledger_accounts"."limit" <> 'debits_must_not_exceed_credits'
        or "ledger_accounts"."debits_pending_minor" + "ledger_accounts"."debits_posted_minor" <= "ledger_accounts"."credits_posted_minor"),
	CONSTRAINT "ledger_accounts_credits_within_debits" CHECK ("ledger_accounts"."limit" <> 'credits_must_not_exceed_debits'
        or "ledger_accounts"."credits_pending_minor" + "ledger_accounts"."credits_posted_minor"
          <= "ledger_accounts"."debits_posted_minor")
);
--> statement-breakpoint
CREATE TABLE "ledger_transfers" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"debit_account_id" uuid NOT NULL,
	"credit_account_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"pending_id" uuid,
	"code" text NOT NULL,
	"subject" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_transfers_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "ledger_transfers_amount_positive" CHECK ("ledger_transfers"."amount_minor" > 0),
	CONSTRAINT "ledger_transfers_two_accounts" CHECK ("ledger_transfers"."debit_account_id" <> "ledger_transfers"."credit_account_id"),
	CONSTRAINT "ledger_transfers_kind" CHECK ("ledger_transfers"."kind" in ('posted', 'pending', 'post', 'void')),
	CONSTRAINT "ledger_transfers_end_names_hold" CHECK (("ledger_transfers"."kind" in ('post', 'void')) = ("ledger_transfers"."pending_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"merchant_id" uuid NOT NULL,
	"name" text NOT NULL,
	"mode" text NOT NULL,
	"country" text NOT NULL,
	"default_currency" text NOT NULL,
	"fee_basis_points" integer NOT NULL,
	"fee_fixed" jsonb NOT NULL,
	"settlement_delay_days" integer NOT NULL,
	"refund_policy_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "accounts_mode" CHECK ("accounts"."mode" in ('live', 'sandbox')),
	CONSTRAINT "accounts_fee" CHECK ("accounts"."fee_basis_points" between 0 and 10000),
	CONSTRAINT "accounts_settlement_delay" CHECK ("accounts"."settlement_delay_days" between 0 and 90)
);
--> statement-breakpoint
CREATE TABLE "merchants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_methods" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid,
	"type" text NOT NULL,
	"brand" text NOT NULL,
	"last4" text NOT NULL,
	"expiry_month" integer NOT NULL,
	"expiry_year" integer NOT NULL,
	"funding" text NOT NULL,
	"country" text NOT NULL,
	"fingerprint" text NOT NULL,
	"behaviour" text NOT NULL,
	"billing_details" jsonb NOT NULL,
	"metadata" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "payment_methods_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "payment_methods_last4" CHECK ("payment_methods"."last4" ~ '^[0-9]{4}$')
);
--> statement-breakpoint
CREATE TABLE "charges" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"payment_intent_id" uuid NOT NULL,
	"customer_id" uuid,
	"payment_method_id" uuid NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"captured" boolean NOT NULL,
	"amount_captured_minor" bigint NOT NULL,
	"amount_refund_reserved_minor" bigint NOT NULL,
	"amount_refunded_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"fee_returned_minor" bigint NOT NULL,
	"hold_transfer_id" uuid,
	"refund_hold_transfer_id" uuid,
	"balance_transaction_id" uuid,
	"available_at" timestamp (3) with time zone,
	"released_at" timestamp (3) with time zone,
	"card" jsonb NOT NULL,
	"card_last4" text NOT NULL,
	"billing_details" jsonb NOT NULL,
	"description" text,
	"receipt_email" text,
	"statement_descriptor" text,
	"metadata" jsonb NOT NULL,
	"failure" jsonb,
	"channel_reference" text NOT NULL,
	"authorised_at" timestamp (3) with time zone,
	"captured_at" timestamp (3) with time zone,
	"voided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "charges_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "charges_amount_positive" CHECK ("charges"."amount_minor" > 0),
	CONSTRAINT "charges_captured_at_most_amount" CHECK ("charges"."amount_captured_minor" between 0 and "charges"."amount_minor"),
	CONSTRAINT "charges_refund_reserved_at_most_captured" CHECK ("charges"."amount_refund_reserved_minor" between 0 and "charges"."amount_captured_minor"),
	CONSTRAINT "charges_refunded_at_most_reserved" CHECK ("charges"."amount_refunded_minor" between 0 and "charges"."amount_refund_reserved_minor"),
	CONSTRAINT "charges_fee_at_most_captured" CHECK ("charges"."fee_minor" between 0 and "charges"."amount_captured_minor"),
	CONSTRAINT "charges_captured_has_amount" CHECK ("charges"."captured" = ("charges"."amount_captured_minor" > 0)),
	CONSTRAINT "charges_fee_returned_in_proportion" CHECK ("charges"."fee_returned_minor" >= 0
        and "charges"."fee_returned_minor"::numeric * "charges"."amount_captured_minor"
          <= "charges"."fee_minor"::numeric * "charges"."amount_refunded_minor"),
	CONSTRAINT "charges_fee_returned_with_all" CHECK ("charges"."amount_refunded_minor" < "charges"."amount_captured_minor"
        or "charges"."fee_returned_minor" = "charges"."fee_minor")
);
--> statement-breakpoint
CREATE TABLE "payment_intents" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"amount_capturable_minor" bigint NOT NULL,
	"amount_received_minor" bigint NOT NULL,
	"capture_method" text NOT NULL,
	"confirmation_method" text NOT NULL,
	"customer_id" uuid,
	"payment_method_id" uuid,
	"latest_charge_id" uuid,
	"description" text,
	"receipt_email" text,
	"statement_descriptor" text,
	"statement_descriptor_suffix" text,
	"return_url" text,
	"last_failure" jsonb,
	"client_secret" text NOT NULL,
	"metadata" jsonb NOT NULL,
	"cancellation_reason" text,
	"canceled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "payment_intents_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "payment_intents_amount_positive" CHECK ("payment_intents"."amount_minor" > 0),
	CONSTRAINT "payment_intents_received_at_most_amount" CHECK ("payment_intents"."amount_received_minor" between 0 and "payment_intents"."amount_minor"),
	CONSTRAINT "payment_intents_capturable_at_most_amount" CHECK ("payment_intents"."amount_capturable_minor" between 0 and "payment_intents"."amount_minor")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"token_digest" text NOT NULL,
	"invited_by" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "invitations_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "invitations_tokenDigest_unique" UNIQUE("token_digest")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"merchant_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "memberships_merchant_id_person_id_pk" PRIMARY KEY("merchant_id","person_id"),
	CONSTRAINT "memberships_status" CHECK ("memberships"."status" in ('invited', 'active', 'removed')),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('owner','admin','developer','analyst','viewer'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "people_email_unique" UNIQUE("email"),
	CONSTRAINT "people_email_lower" CHECK ("people"."email" = lower("people"."email"))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_digest" text NOT NULL,
	"person_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "sessions_tokenDigest_unique" UNIQUE("token_digest")
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"subject" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_failed_at" timestamp (3) with time zone NOT NULL,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"action" text NOT NULL,
	"actor" text NOT NULL,
	"actor_name" text NOT NULL,
	"subject" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"address" text,
	"request_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_entries_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"object_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"object" jsonb NOT NULL,
	"previous_attributes" jsonb,
	"request_id" uuid,
	"idempotency_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "events_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "events_sequence" UNIQUE("account_id","object_id","sequence","type")
);
--> statement-breakpoint
CREATE TABLE "idempotency_records" (
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"status" integer NOT NULL,
	"body" text NOT NULL,
	"request_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_records_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "refund_decisions" (
	"account_id" uuid NOT NULL,
	"refund_id" uuid NOT NULL,
	"decided_by" uuid NOT NULL,
	"requested_by" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"request_hash" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "refund_decisions_account_id_refund_id_decided_by_pk" PRIMARY KEY("account_id","refund_id","decided_by"),
	CONSTRAINT "refund_decisions_four_eyes" CHECK ("refund_decisions"."decided_by" <> "refund_decisions"."requested_by")
);
--> statement-breakpoint
CREATE TABLE "refund_policies" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"status" text NOT NULL,
	"lines" jsonb NOT NULL,
	"approval_hours" integer NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "refund_policies_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "refund_policies_two_people" CHECK ("refund_policies"."status" not in ('approved', 'rejected')
        or ("refund_policies"."decided_by" is not null and "refund_policies"."decided_by" <> "refund_policies"."proposed_by")),
	CONSTRAINT "refund_policies_hours" CHECK ("refund_policies"."approval_hours" between 1 and 720)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"charge_id" uuid NOT NULL,
	"payment_intent_id" uuid NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"fee_return_minor" bigint NOT NULL,
	"reason" text,
	"metadata" jsonb NOT NULL,
	"approvals_required" integer NOT NULL,
	"approvals_given" integer NOT NULL,
	"approval_expires_at" timestamp (3) with time zone,
	"request_hash" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_by_actor" text NOT NULL,
	"closed_reason" text,
	"rejection_reason" text,
	"balance_kind" text NOT NULL,
	"balance_transaction_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "refunds_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "refunds_requester" UNIQUE("account_id","id","requested_by"),
	CONSTRAINT "refunds_amount_positive" CHECK ("refunds"."amount_minor" > 0),
	CONSTRAINT "refunds_fee_return_at_most_amount" CHECK ("refunds"."fee_return_minor" between 0 and "refunds"."amount_minor"),
	CONSTRAINT "refunds_approved_before_paid" CHECK ("refunds"."status" <> 'succeeded' or "refunds"."approvals_given" >= "refunds"."approvals_required"),
	CONSTRAINT "refunds_closed_has_reason" CHECK (("refunds"."status" = 'canceled') = ("refunds"."closed_reason" is not null)),
	CONSTRAINT "refunds_rejection_has_reason" CHECK ("refunds"."closed_reason" is distinct from 'approval_rejected'
        or length(trim(coalesce("refunds"."rejection_reason", ''))) > 0)
);
--> statement-breakpoint
ALTER TABLE "api_key_digests" ADD CONSTRAINT "api_key_digests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balance_transactions" ADD CONSTRAINT "balance_transactions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_account_id_debit_account_id_currency_ledger_accounts_account_id_id_currency_fk" FOREIGN KEY ("account_id","debit_account_id","currency") REFERENCES "public"."ledger_accounts"("account_id","id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_account_id_credit_account_id_currency_ledger_accounts_account_id_id_currency_fk" FOREIGN KEY ("account_id","credit_account_id","currency") REFERENCES "public"."ledger_accounts"("account_id","id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_account_id_pending_id_ledger_transfers_account_id_id_fk" FOREIGN KEY ("account_id","pending_id") REFERENCES "public"."ledger_transfers"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_account_id_customer_id_customers_account_id_id_fk" FOREIGN KEY ("account_id","customer_id") REFERENCES "public"."customers"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_account_id_payment_intent_id_payment_intents_account_id_id_fk" FOREIGN KEY ("account_id","payment_intent_id") REFERENCES "public"."payment_intents"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_intents" ADD CONSTRAINT "payment_intents_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_intents" ADD CONSTRAINT "payment_intents_account_id_customer_id_customers_account_id_id_fk" FOREIGN KEY ("account_id","customer_id") REFERENCES "public"."customers"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_records" ADD CONSTRAINT "idempotency_records_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_decisions" ADD CONSTRAINT "refund_decisions_account_id_refund_id_refunds_account_id_id_fk" FOREIGN KEY ("account_id","refund_id") REFERENCES "public"."refunds"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_decisions" ADD CONSTRAINT "refund_decisions_of_request" FOREIGN KEY ("account_id","refund_id","requested_by") REFERENCES "public"."refunds"("account_id","id","requested_by") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_policies" ADD CONSTRAINT "refund_policies_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_account_id_charge_id_charges_account_id_id_fk" FOREIGN KEY ("account_id","charge_id") REFERENCES "public"."charges"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "balance_transactions_of_source" ON "balance_transactions" USING btree ("account_id","source_id","id");--> statement-breakpoint
CREATE INDEX "balance_transactions_of_charge" ON "balance_transactions" USING btree ("account_id","charge_id","id");--> statement-breakpoint
CREATE INDEX "balance_transactions_by_type" ON "balance_transactions" USING btree ("account_id","type","id");--> statement-breakpoint
CREATE INDEX "balance_transactions_by_currency" ON "balance_transactions" USING btree ("account_id","currency","id");--> statement-breakpoint
CREATE INDEX "customers_by_email" ON "customers" USING btree ("account_id","email","id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transfers_one_end_per_hold" ON "ledger_transfers" USING btree ("account_id","pending_id");--> statement-breakpoint
CREATE INDEX "ledger_transfers_of_subject" ON "ledger_transfers" USING btree ("account_id","subject","id");--> statement-breakpoint
CREATE INDEX "accounts_of_merchant" ON "accounts" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_one_live" ON "accounts" USING btree ("merchant_id") WHERE "accounts"."mode" = 'live';--> statement-breakpoint
CREATE INDEX "payment_methods_of_customer" ON "payment_methods" USING btree ("account_id","customer_id","id");--> statement-breakpoint
CREATE INDEX "charges_of_payment_intent" ON "charges" USING btree ("account_id","payment_intent_id","id");--> statement-breakpoint
CREATE INDEX "charges_of_customer" ON "charges" USING btree ("account_id","customer_id","id");--> statement-breakpoint
CREATE INDEX "charges_by_last4" ON "charges" USING btree ("account_id","card_last4","id");--> statement-breakpoint
CREATE INDEX "charges_to_release" ON "charges" USING btree ("available_at","account_id","id") WHERE "charges"."released_at" is null and "charges"."available_at" is not null;--> statement-breakpoint
CREATE INDEX "payment_intents_by_status" ON "payment_intents" USING btree ("account_id","status","id");--> statement-breakpoint
CREATE INDEX "payment_intents_by_currency" ON "payment_intents" USING btree ("account_id","currency","id");--> statement-breakpoint
CREATE INDEX "payment_intents_by_amount" ON "payment_intents" USING btree ("account_id","amount_minor","id");--> statement-breakpoint
CREATE INDEX "payment_intents_of_customer" ON "payment_intents" USING btree ("account_id","customer_id","id");--> statement-breakpoint
CREATE INDEX "payment_intents_by_email" ON "payment_intents" USING btree ("account_id","receipt_email","id");--> statement-breakpoint
CREATE INDEX "memberships_of_person" ON "memberships" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_of_person" ON "sessions" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_of_subject" ON "audit_entries" USING btree ("account_id","subject","id");--> statement-breakpoint
CREATE INDEX "events_by_type" ON "events" USING btree ("account_id","type","id");--> statement-breakpoint
CREATE INDEX "idempotency_records_to_sweep" ON "idempotency_records" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "refund_policies_one_proposed" ON "refund_policies" USING btree ("account_id") WHERE "refund_policies"."status" = 'proposed';--> statement-breakpoint
CREATE INDEX "refunds_of_charge" ON "refunds" USING btree ("account_id","charge_id","id");--> statement-breakpoint
CREATE INDEX "refunds_of_payment_intent" ON "refunds" USING btree ("account_id","payment_intent_id","id");--> statement-breakpoint
CREATE INDEX "refunds_by_status" ON "refunds" USING btree ("account_id","status","id");--> statement-breakpoint
CREATE INDEX "refunds_to_expire" ON "refunds" USING btree ("approval_expires_at","account_id","id") WHERE "refunds"."status" = 'pending';