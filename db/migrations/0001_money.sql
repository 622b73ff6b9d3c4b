CREATE TABLE "bank_accounts" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"status" text NOT NULL,
	"holder_name" text,
	"holder_type" text,
	"bank_name" text,
	"country" text NOT NULL,
	"currency" text NOT NULL,
	"routing_number" text,
	"number_kind" text NOT NULL,
	"sealed_number" text NOT NULL,
	"last4" text NOT NULL,
	"fingerprint" text NOT NULL,
	"sandbox_behaviour" text,
	"metadata" jsonb NOT NULL,
	"registered_by" uuid NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"rejection_reason" text,
	"removed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "bank_accounts_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "bank_accounts_currency" UNIQUE("account_id","id","currency"),
	CONSTRAINT "bank_accounts_decided" UNIQUE("account_id","id","currency","status"),
	CONSTRAINT "bank_accounts_status" CHECK ("bank_accounts"."status" in ('waiting', 'approved', 'rejected')),
	CONSTRAINT "bank_accounts_four_eyes" CHECK (("bank_accounts"."status" = 'waiting') = ("bank_accounts"."decided_by" is null)
        and "bank_accounts"."decided_by" is distinct from "bank_accounts"."registered_by"),
	CONSTRAINT "bank_accounts_rejection_has_reason" CHECK ("bank_accounts"."status" <> 'rejected'
        or length(trim(coalesce("bank_accounts"."rejection_reason", ''))) > 0)
);
--> statement-breakpoint
CREATE TABLE "default_bank_accounts" (
	"account_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"bank_account_id" uuid,
	"version" bigint NOT NULL,
	CONSTRAINT "default_bank_accounts_account_id_currency_pk" PRIMARY KEY("account_id","currency")
);
--> statement-breakpoint
CREATE TABLE "channel_evidence" (
	"account_id" uuid NOT NULL,
	"operation_id" uuid NOT NULL,
	"place" bigint NOT NULL,
	"source" text NOT NULL,
	"says" text,
	"effect" text NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channel_evidence_account_id_operation_id_place_pk" PRIMARY KEY("account_id","operation_id","place")
);
--> statement-breakpoint
CREATE TABLE "channel_operations" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"payment_intent_id" uuid NOT NULL,
	"charge_id" uuid NOT NULL,
	"refund_id" uuid,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"order" jsonb NOT NULL,
	"channel_sequence" bigint NOT NULL,
	"look_ups" integer NOT NULL,
	"next_look_up_at" timestamp (3) with time zone,
	"failure" jsonb,
	"requested_by" uuid NOT NULL,
	"settled_by" uuid,
	"settled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "channel_operations_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "channel_operations_amount_positive" CHECK ("channel_operations"."amount_minor" > 0),
	CONSTRAINT "channel_operations_settled_has_time" CHECK (("channel_operations"."state" in ('succeeded', 'failed')) = ("channel_operations"."settled_at" is not null)),
	CONSTRAINT "channel_operations_open_is_looked_up" CHECK (("channel_operations"."settled_at" is null) = ("channel_operations"."next_look_up_at" is not null)),
	CONSTRAINT "channel_operations_failed_has_reason" CHECK (("channel_operations"."state" = 'failed') = ("channel_operations"."failure" is not null)),
	CONSTRAINT "channel_operations_refund_is_named" CHECK (("channel_operations"."kind" = 'refund') = ("channel_operations"."refund_id" is not null)),
	CONSTRAINT "channel_operations_four_eyes" CHECK ("channel_operations"."settled_by" <> "channel_operations"."requested_by")
);
--> statement-breakpoint
CREATE TABLE "emails" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"cause" text NOT NULL,
	"address" text NOT NULL,
	"locale" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"last_failure" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "emails_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "emails_once" UNIQUE("account_id","cause","person_id"),
	CONSTRAINT "emails_status" CHECK ("emails"."status" in ('queued', 'sent', 'failed', 'unsent')),
	CONSTRAINT "emails_queued_has_time" CHECK (("emails"."status" = 'queued') = ("emails"."next_attempt_at" is not null)),
	CONSTRAINT "emails_sent_has_time" CHECK (("emails"."status" = 'sent') = ("emails"."sent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"is_on" boolean NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "notification_preferences_person_id_kind_pk" PRIMARY KEY("person_id","kind")
);
--> statement-breakpoint
CREATE TABLE "payment_link_accounts" (
	"link_id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_links" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"payment_intent_id" uuid NOT NULL,
	"status" text NOT NULL,
	"failed_tries" integer NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"metadata" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "payment_links_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "payment_links_status" CHECK ("payment_links"."status" in ('active', 'inactive', 'paused')),
	CONSTRAINT "payment_links_failed_tries" CHECK ("payment_links"."failed_tries" between 0 and 10),
	CONSTRAINT "payment_links_pause_in_time" CHECK ("payment_links"."status" <> 'active' or "payment_links"."failed_tries" < 10)
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"automatic" boolean NOT NULL,
	"bank_account_id" uuid NOT NULL,
	"bank_account_status" text NOT NULL,
	"method" text NOT NULL,
	"description" text,
	"statement_descriptor" text,
	"metadata" jsonb NOT NULL,
	"arrival_at" timestamp (3) with time zone NOT NULL,
	"next_step_at" timestamp (3) with time zone,
	"failure_code" text,
	"failure_message" text,
	"balance_transaction_id" uuid,
	"failure_balance_transaction_id" uuid,
	"original_payout_id" uuid,
	"reversed_by_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "payouts_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "payouts_status" CHECK ("payouts"."status" in ('pending', 'in_transit', 'paid', 'failed', 'canceled')),
	CONSTRAINT "payouts_approved_bank_account" CHECK ("payouts"."bank_account_status" = 'approved'),
	CONSTRAINT "payouts_direction" CHECK ("payouts"."amount_minor" <> 0
        and ("payouts"."amount_minor" < 0) = ("payouts"."original_payout_id" is not null)),
	CONSTRAINT "payouts_failure_has_code" CHECK (("payouts"."status" = 'failed') = ("payouts"."failure_code" is not null)),
	CONSTRAINT "payouts_money_came_back" CHECK (("payouts"."status" in ('failed', 'canceled'))
        = ("payouts"."failure_balance_transaction_id" is not null)),
	CONSTRAINT "payouts_reversed_after_paid" CHECK ("payouts"."reversed_by_id" is null or "payouts"."status" = 'paid')
);
--> statement-breakpoint
CREATE TABLE "event_outbox" (
	"account_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"held_until" timestamp (3) with time zone,
	CONSTRAINT "event_outbox_account_id_event_id_pk" PRIMARY KEY("account_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_answers" (
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"status" integer NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_answers_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "sandbox_channel_notifications" (
	"account_id" uuid NOT NULL,
	"reference" uuid NOT NULL,
	"number" integer NOT NULL,
	"says" text NOT NULL,
	"sequence" bigint NOT NULL,
	"failure" jsonb,
	"due_at" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	CONSTRAINT "sandbox_channel_notifications_account_id_reference_number_pk" PRIMARY KEY("account_id","reference","number")
);
--> statement-breakpoint
CREATE TABLE "sandbox_channel_operations" (
	"account_id" uuid NOT NULL,
	"reference" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" bigint,
	"currency" text,
	"end_state" text NOT NULL,
	"end_at" timestamp (3) with time zone NOT NULL,
	"failure" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sandbox_channel_operations_account_id_reference_pk" PRIMARY KEY("account_id","reference")
);
--> statement-breakpoint
CREATE TABLE "setup_intents" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"status" text NOT NULL,
	"usage" text NOT NULL,
	"customer_id" uuid,
	"payment_method_id" uuid,
	"description" text,
	"return_url" text,
	"last_failure" jsonb,
	"client_secret" text NOT NULL,
	"metadata" jsonb NOT NULL,
	"cancellation_reason" text,
	"canceled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "setup_intents_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "setup_intents_have_a_method" CHECK ("setup_intents"."status" in ('requires_payment_method', 'canceled')
        or "setup_intents"."payment_method_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "standing_checks" (
	"account_id" uuid NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"ledger_accounts" integer NOT NULL,
	"transfers" integer NOT NULL,
	"objects" integer NOT NULL,
	"fault_count" integer NOT NULL,
	"faults" jsonb NOT NULL,
	CONSTRAINT "standing_checks_account_id_checked_at_pk" PRIMARY KEY("account_id","checked_at"),
	CONSTRAINT "standing_checks_counts" CHECK (least("standing_checks"."duration_ms", "standing_checks"."ledger_accounts", "standing_checks"."transfers",
        "standing_checks"."objects") >= 0 and "standing_checks"."fault_count" >= jsonb_array_length("standing_checks"."faults"))
);
--> statement-breakpoint
CREATE TABLE "transfer_reversals" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"transfer_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"description" text,
	"metadata" jsonb NOT NULL,
	"balance_transaction_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "transfer_reversals_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "transfer_reversals_amount_positive" CHECK ("transfer_reversals"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"direction" text NOT NULL,
	"source_account_id" uuid NOT NULL,
	"destination_account_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"amount_reversed_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"description" text,
	"transfer_group" text,
	"metadata" jsonb NOT NULL,
	"balance_transaction_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "transfers_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "transfers_direction" CHECK ("transfers"."account_id" = case "transfers"."direction" when 'sent' then "transfers"."source_account_id"
        else "transfers"."destination_account_id" end),
	CONSTRAINT "transfers_between_two" CHECK ("transfers"."source_account_id" <> "transfers"."destination_account_id"),
	CONSTRAINT "transfers_reversed_at_most_sent" CHECK ("transfers"."amount_minor" > 0
        and "transfers"."amount_reversed_minor" between 0 and "transfers"."amount_minor")
);
--> statement-breakpoint
CREATE TABLE "vault_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"wrapped_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "vault_keys_number" UNIQUE("number"),
	CONSTRAINT "vault_keys_number_positive" CHECK ("vault_keys"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "vault_tokens" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sealed_number" text,
	"fingerprint" text NOT NULL,
	"brand" text NOT NULL,
	"bin" text NOT NULL,
	"last4" text NOT NULL,
	"expiry_month" integer NOT NULL,
	"expiry_year" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"destroyed_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "vault_tokens_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "vault_tokens_bin" CHECK ("vault_tokens"."bin" ~ '^[0-9]{6}$'),
	CONSTRAINT "vault_tokens_last4" CHECK ("vault_tokens"."last4" ~ '^[0-9]{4}$'),
	CONSTRAINT "vault_tokens_are_sealed" CHECK ("vault_tokens"."sealed_number" ~ '^vk_[0-9A-Za-z]{22}[.]'),
	CONSTRAINT "vault_tokens_destroyed_for_good" CHECK (("vault_tokens"."sealed_number" is null) = ("vault_tokens"."destroyed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "top_ups" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"payment_method_id" uuid,
	"bank_transfer" jsonb,
	"failure" jsonb,
	"wallet_transaction_id" uuid,
	"description" text,
	"metadata" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "top_ups_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "top_ups_amount_positive" CHECK ("top_ups"."amount_minor" > 0),
	CONSTRAINT "top_ups_one_source" CHECK (num_nonnulls("top_ups"."payment_method_id", "top_ups"."bank_transfer") = 1),
	CONSTRAINT "top_ups_moved_or_failed" CHECK (("top_ups"."status" = 'succeeded') = ("top_ups"."wallet_transaction_id" is not null)
        and ("top_ups"."status" = 'failed') = ("top_ups"."failure" is not null))
);
--> statement-breakpoint
CREATE TABLE "wallet_transactions" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"type" text NOT NULL,
	"net_minor" bigint NOT NULL,
	"ending_balance_minor" bigint NOT NULL,
	"source_id" text NOT NULL,
	"bank_reference" text,
	"wallet_version" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "wallet_transactions_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "wallet_transactions_in_turn" UNIQUE("account_id","customer_id","currency","wallet_version"),
	CONSTRAINT "wallet_transactions_moves_money" CHECK ("wallet_transactions"."net_minor" <> 0),
	CONSTRAINT "wallet_transactions_balance_not_negative" CHECK ("wallet_transactions"."ending_balance_minor" >= 0),
	CONSTRAINT "wallet_transactions_sign" CHECK (("wallet_transactions"."net_minor" < 0)
        = ("wallet_transactions"."type" in ('applied_to_payment', 'return_initiated', 'transferred_out')))
);
--> statement-breakpoint
CREATE TABLE "wallet_transfers" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"destination_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"outgoing_transaction_id" uuid NOT NULL,
	"incoming_transaction_id" uuid NOT NULL,
	"description" text,
	"metadata" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "wallet_transfers_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "wallet_transfers_amount_positive" CHECK ("wallet_transfers"."amount_minor" > 0),
	CONSTRAINT "wallet_transfers_two_customers" CHECK ("wallet_transfers"."customer_id" <> "wallet_transfers"."destination_id")
);
--> statement-breakpoint
CREATE TABLE "wallets" (
	"account_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"balance_minor" bigint NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "wallets_account_id_customer_id_currency_pk" PRIMARY KEY("account_id","customer_id","currency"),
	CONSTRAINT "wallets_balance_not_negative" CHECK ("wallets"."balance_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "withdrawals" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"destination" jsonb NOT NULL,
	"failure" jsonb,
	"wallet_transaction_id" uuid,
	"description" text,
	"metadata" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "withdrawals_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "withdrawals_amount_positive" CHECK ("withdrawals"."amount_minor" > 0),
	CONSTRAINT "withdrawals_moved_or_failed" CHECK (("withdrawals"."status" = 'succeeded') = ("withdrawals"."wallet_transaction_id" is not null)
        and ("withdrawals"."status" = 'failed') = ("withdrawals"."failure" is not null))
);
--> statement-breakpoint
CREATE TABLE "webhook_inbox_messages" (
	"account_id" uuid NOT NULL,
	"inbox_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"headers" jsonb NOT NULL,
	"body" text NOT NULL,
	"bytes" integer NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "webhook_inbox_messages_account_id_inbox_id_number_pk" PRIMARY KEY("account_id","inbox_id","number"),
	CONSTRAINT "webhook_inbox_messages_size" CHECK ("webhook_inbox_messages"."bytes" between 0 and 262144)
);
--> statement-breakpoint
CREATE TABLE "webhook_inbox_tokens" (
	"token" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"inbox_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_inboxes" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"received" integer NOT NULL,
	"counted_since" timestamp (3) with time zone NOT NULL,
	"counted" integer NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "webhook_inboxes_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "webhook_attempts" (
	"account_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"url" text NOT NULL,
	"attempted_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"status" integer,
	"failure" text,
	"request_headers" jsonb NOT NULL,
	"pending_webhooks" integer NOT NULL,
	"answer_headers" jsonb NOT NULL,
	"answer_excerpt" text NOT NULL,
	CONSTRAINT "webhook_attempts_account_id_delivery_id_number_pk" PRIMARY KEY("account_id","delivery_id","number")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"tries" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"last_status" integer,
	"last_failure" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "webhook_deliveries_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "webhook_deliveries_once" UNIQUE("account_id","endpoint_id","event_id"),
	CONSTRAINT "webhook_deliveries_state" CHECK ("webhook_deliveries"."state" in ('pending', 'succeeded', 'failed')),
	CONSTRAINT "webhook_deliveries_pending_has_next" CHECK (("webhook_deliveries"."state" = 'pending') = ("webhook_deliveries"."next_attempt_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slot" integer NOT NULL,
	"url" text NOT NULL,
	"enabled_events" jsonb NOT NULL,
	"description" text,
	"metadata" jsonb NOT NULL,
	"api_version" text,
	"status" text NOT NULL,
	"disabled_reason" text,
	"sealed_secret" text,
	"sealed_former_secret" text,
	"former_secret_expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "webhook_endpoints_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "webhook_endpoints_slot" CHECK ("webhook_endpoints"."slot" between 1 and 16),
	CONSTRAINT "webhook_endpoints_status" CHECK ("webhook_endpoints"."status" in ('enabled', 'disabled')),
	CONSTRAINT "webhook_endpoints_disabled_has_reason" CHECK (("webhook_endpoints"."status" = 'disabled') = ("webhook_endpoints"."disabled_reason" is not null)),
	CONSTRAINT "webhook_endpoints_in_use_has_secret" CHECK (("webhook_endpoints"."deleted_at" is null) = ("webhook_endpoints"."sealed_secret" is not null)),
	CONSTRAINT "webhook_endpoints_former_secret_expires" CHECK (("webhook_endpoints"."sealed_former_secret" is null) = ("webhook_endpoints"."former_secret_expires_at" is null))
);
--> statement-breakpoint
CREATE TABLE "webhook_lanes" (
	"account_id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"due_at" timestamp (3) with time zone,
	"rests_until" timestamp (3) with time zone,
	"leased_until" timestamp (3) with time zone,
	"lease_holder" text,
	"failures_in_row" integer NOT NULL,
	"given_up_in_row" integer NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"failing_told_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "webhook_lanes_account_id_endpoint_id_pk" PRIMARY KEY("account_id","endpoint_id"),
	CONSTRAINT "webhook_lanes_failing_since" CHECK (("webhook_lanes"."failures_in_row" > 0) = ("webhook_lanes"."failing_since" is not null))
);
--> statement-breakpoint
CREATE TABLE "webhook_redeliveries" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"event_id" uuid,
	"only_failed" boolean NOT NULL,
	"created_from" timestamp (3) with time zone,
	"created_before" timestamp (3) with time zone,
	"events" integer NOT NULL,
	"applied_through" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"applied_at" timestamp (3) with time zone,
	CONSTRAINT "webhook_redeliveries_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "ledger_accounts" DROP CONSTRAINT "ledger_accounts_kind";--> statement-breakpoint
ALTER TABLE "balance_transactions" ALTER COLUMN "charge_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_methods" ALTER COLUMN "brand" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_methods" ALTER COLUMN "last4" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_methods" ALTER COLUMN "expiry_month" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_methods" ALTER COLUMN "expiry_year" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_methods" ALTER COLUMN "funding" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_methods" ALTER COLUMN "country" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_methods" ALTER COLUMN "fingerprint" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_methods" ALTER COLUMN "behaviour" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ALTER COLUMN "card" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ALTER COLUMN "card_last4" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "expiry_told_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "balance_transactions" ADD COLUMN "payout_id" uuid;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "status" text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "status_reason" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "status_changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD COLUMN "customer_id" uuid;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "payout_interval" text DEFAULT 'manual' NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "payout_weekday" integer;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "payout_month_day" integer;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "next_payout_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payment_methods" ADD COLUMN "vault_token_id" uuid;--> statement-breakpoint
ALTER TABLE "payment_methods" ADD COLUMN "cvc_check" text;--> statement-breakpoint
ALTER TABLE "payment_methods" ADD COLUMN "detached_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "method_type" text DEFAULT 'card' NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "open_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "is_new_device" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "new_device_told_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "idempotency_records" ADD COLUMN "awaited_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "failure_reason" text;--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "default_bank_accounts" ADD CONSTRAINT "default_bank_accounts_of_currency" FOREIGN KEY ("account_id","bank_account_id","currency") REFERENCES "public"."bank_accounts"("account_id","id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_evidence" ADD CONSTRAINT "channel_evidence_account_id_operation_id_channel_operations_account_id_id_fk" FOREIGN KEY ("account_id","operation_id") REFERENCES "public"."channel_operations"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_operations" ADD CONSTRAINT "channel_operations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_operations" ADD CONSTRAINT "channel_operations_account_id_payment_intent_id_payment_intents_account_id_id_fk" FOREIGN KEY ("account_id","payment_intent_id") REFERENCES "public"."payment_intents"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_operations" ADD CONSTRAINT "channel_operations_account_id_charge_id_charges_account_id_id_fk" FOREIGN KEY ("account_id","charge_id") REFERENCES "public"."charges"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_operations" ADD CONSTRAINT "channel_operations_account_id_refund_id_refunds_account_id_id_fk" FOREIGN KEY ("account_id","refund_id") REFERENCES "public"."refunds"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emails" ADD CONSTRAINT "emails_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emails" ADD CONSTRAINT "emails_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_link_accounts" ADD CONSTRAINT "payment_link_accounts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_links" ADD CONSTRAINT "payment_links_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_links" ADD CONSTRAINT "payment_links_account_id_payment_intent_id_payment_intents_account_id_id_fk" FOREIGN KEY ("account_id","payment_intent_id") REFERENCES "public"."payment_intents"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_to_approved_bank_account" FOREIGN KEY ("account_id","bank_account_id","currency","bank_account_status") REFERENCES "public"."bank_accounts"("account_id","id","currency","status") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_reversal_of" FOREIGN KEY ("account_id","original_payout_id") REFERENCES "public"."payouts"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_answers" ADD CONSTRAINT "idempotency_answers_account_id_key_idempotency_records_account_id_key_fk" FOREIGN KEY ("account_id","key") REFERENCES "public"."idempotency_records"("account_id","key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setup_intents" ADD CONSTRAINT "setup_intents_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setup_intents" ADD CONSTRAINT "setup_intents_account_id_customer_id_customers_account_id_id_fk" FOREIGN KEY ("account_id","customer_id") REFERENCES "public"."customers"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_checks" ADD CONSTRAINT "standing_checks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_reversals" ADD CONSTRAINT "transfer_reversals_account_id_transfer_id_transfers_account_id_id_fk" FOREIGN KEY ("account_id","transfer_id") REFERENCES "public"."transfers"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vault_tokens" ADD CONSTRAINT "vault_tokens_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "top_ups" ADD CONSTRAINT "top_ups_account_id_customer_id_customers_account_id_id_fk" FOREIGN KEY ("account_id","customer_id") REFERENCES "public"."customers"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_transactions" ADD CONSTRAINT "wallet_transactions_account_id_customer_id_currency_wallets_account_id_customer_id_currency_fk" FOREIGN KEY ("account_id","customer_id","currency") REFERENCES "public"."wallets"("account_id","customer_id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_transfers" ADD CONSTRAINT "wallet_transfers_account_id_customer_id_customers_account_id_id_fk" FOREIGN KEY ("account_id","customer_id") REFERENCES "public"."customers"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_transfers" ADD CONSTRAINT "wallet_transfers_account_id_destination_id_customers_account_id_id_fk" FOREIGN KEY ("account_id","destination_id") REFERENCES "public"."customers"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallets" ADD CONSTRAINT "wallets_account_id_customer_id_customers_account_id_id_fk" FOREIGN KEY ("account_id","customer_id") REFERENCES "public"."customers"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_account_id_customer_id_customers_account_id_id_fk" FOREIGN KEY ("account_id","customer_id") REFERENCES "public"."customers"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_inbox_messages" ADD CONSTRAINT "webhook_inbox_messages_account_id_inbox_id_webhook_inboxes_account_id_id_fk" FOREIGN KEY ("account_id","inbox_id") REFERENCES "public"."webhook_inboxes"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_inbox_tokens" ADD CONSTRAINT "webhook_inbox_tokens_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_inboxes" ADD CONSTRAINT "webhook_inboxes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_account_id_delivery_id_webhook_deliveries_account_id_id_fk" FOREIGN KEY ("account_id","delivery_id") REFERENCES "public"."webhook_deliveries"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_account_id_endpoint_id_webhook_endpoints_account_id_id_fk" FOREIGN KEY ("account_id","endpoint_id") REFERENCES "public"."webhook_endpoints"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_account_id_event_id_events_account_id_id_fk" FOREIGN KEY ("account_id","event_id") REFERENCES "public"."events"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_lanes" ADD CONSTRAINT "webhook_lanes_account_id_endpoint_id_webhook_endpoints_account_id_id_fk" FOREIGN KEY ("account_id","endpoint_id") REFERENCES "public"."webhook_endpoints"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_redeliveries" ADD CONSTRAINT "webhook_redeliveries_account_id_endpoint_id_webhook_endpoints_account_id_id_fk" FOREIGN KEY ("account_id","endpoint_id") REFERENCES "public"."webhook_endpoints"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_accounts_registered_once" ON "bank_accounts" USING btree ("account_id","currency","fingerprint") WHERE "bank_accounts"."removed_at" is null and "bank_accounts"."status" <> 'rejected';--> statement-breakpoint
CREATE INDEX "default_bank_accounts_of_bank_account" ON "default_bank_accounts" USING btree ("account_id","bank_account_id");--> statement-breakpoint
CREATE INDEX "channel_operations_of_payment" ON "channel_operations" USING btree ("account_id","payment_intent_id","id");--> statement-breakpoint
CREATE INDEX "channel_operations_in_doubt" ON "channel_operations" USING btree ("account_id","id") WHERE "channel_operations"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "channel_operations_to_look_up" ON "channel_operations" USING btree ("next_look_up_at","account_id","id") WHERE "channel_operations"."settled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "channel_operations_one_open_per_charge" ON "channel_operations" USING btree ("account_id","charge_id") WHERE "channel_operations"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "emails_of_person" ON "emails" USING btree ("account_id","person_id","id");--> statement-breakpoint
CREATE INDEX "emails_to_send" ON "emails" USING btree ("next_attempt_at","account_id","id") WHERE "emails"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "payment_links_of_payment" ON "payment_links" USING btree ("account_id","payment_intent_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_reversed_once" ON "payouts" USING btree ("account_id","original_payout_id") WHERE "payouts"."original_payout_id" is not null;--> statement-breakpoint
CREATE INDEX "payouts_by_status" ON "payouts" USING btree ("account_id","status","id");--> statement-breakpoint
CREATE INDEX "payouts_of_bank_account" ON "payouts" USING btree ("account_id","bank_account_id","id");--> statement-breakpoint
CREATE INDEX "payouts_by_arrival" ON "payouts" USING btree ("account_id","arrival_at","id");--> statement-breakpoint
CREATE INDEX "payouts_to_advance" ON "payouts" USING btree ("next_step_at","account_id","id") WHERE "payouts"."next_step_at" is not null;--> statement-breakpoint
CREATE INDEX "sandbox_channel_notifications_due" ON "sandbox_channel_notifications" USING btree ("due_at","account_id","reference","number") WHERE "sandbox_channel_notifications"."delivered_at" is null;--> statement-breakpoint
CREATE INDEX "setup_intents_of_customer" ON "setup_intents" USING btree ("account_id","customer_id","id");--> statement-breakpoint
CREATE INDEX "setup_intents_of_method" ON "setup_intents" USING btree ("account_id","payment_method_id","id");--> statement-breakpoint
CREATE INDEX "transfer_reversals_of_transfer" ON "transfer_reversals" USING btree ("account_id","transfer_id","id");--> statement-breakpoint
CREATE INDEX "transfers_by_direction" ON "transfers" USING btree ("account_id","direction","id");--> statement-breakpoint
CREATE INDEX "transfers_to" ON "transfers" USING btree ("account_id","destination_account_id","id");--> statement-breakpoint
CREATE INDEX "transfers_of_group" ON "transfers" USING btree ("account_id","transfer_group","id");--> statement-breakpoint
CREATE INDEX "vault_tokens_by_fingerprint" ON "vault_tokens" USING btree ("account_id","fingerprint");--> statement-breakpoint
CREATE INDEX "top_ups_of_customer" ON "top_ups" USING btree ("account_id","customer_id","id");--> statement-breakpoint
CREATE INDEX "wallet_transactions_of_customer" ON "wallet_transactions" USING btree ("account_id","customer_id","id");--> statement-breakpoint
CREATE INDEX "wallet_transactions_of_source" ON "wallet_transactions" USING btree ("account_id","source_id");--> statement-breakpoint
CREATE INDEX "wallet_transfers_of_customer" ON "wallet_transfers" USING btree ("account_id","customer_id","id");--> statement-breakpoint
CREATE INDEX "wallet_transfers_to_customer" ON "wallet_transfers" USING btree ("account_id","destination_id","id");--> statement-breakpoint
CREATE INDEX "withdrawals_of_customer" ON "withdrawals" USING btree ("account_id","customer_id","id");--> statement-breakpoint
CREATE INDEX "webhook_inbox_messages_to_sweep" ON "webhook_inbox_messages" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("account_id","endpoint_id","next_attempt_at") WHERE "webhook_deliveries"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_newest_first" ON "webhook_deliveries" USING btree ("account_id","endpoint_id","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_of_event" ON "webhook_deliveries" USING btree ("account_id","event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_endpoints_slots" ON "webhook_endpoints" USING btree ("account_id","slot") WHERE "webhook_endpoints"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "webhook_lanes_due" ON "webhook_lanes" USING btree ("due_at") WHERE "webhook_lanes"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "webhook_redeliveries_open" ON "webhook_redeliveries" USING btree ("created_at") WHERE "webhook_redeliveries"."applied_at" is null;--> statement-breakpoint
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_account_id_vault_token_id_vault_tokens_account_id_id_fk" FOREIGN KEY ("account_id","vault_token_id") REFERENCES "public"."vault_tokens"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_to_tell" ON "api_keys" USING btree ("expires_at","account_id","id") WHERE "api_keys"."expiry_told_at" is null and "api_keys"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "balance_transactions_of_payout" ON "balance_transactions" USING btree ("account_id","payout_id","id");--> statement-breakpoint
CREATE INDEX "balance_transactions_to_pay_out" ON "balance_transactions" USING btree ("account_id","currency","id") WHERE "balance_transactions"."payout_id" is null and "balance_transactions"."status" = 'available';--> statement-breakpoint
CREATE INDEX "customers_not_active" ON "customers" USING btree ("account_id","status","id") WHERE "customers"."status" <> 'active';--> statement-breakpoint
CREATE INDEX "ledger_transfers_between_accounts" ON "ledger_transfers" USING btree ("subject","currency") WHERE "ledger_transfers"."code" in ('transfer', 'transfer_reversal');--> statement-breakpoint
CREATE INDEX "accounts_to_pay_out" ON "accounts" USING btree ("next_payout_at","id") WHERE "accounts"."next_payout_at" is not null;--> statement-breakpoint
CREATE INDEX "charges_authorised" ON "charges" USING btree ("authorised_at","account_id","id") WHERE "charges"."hold_transfer_id" is not null and not "charges"."captured"
          and "charges"."voided_at" is null;--> statement-breakpoint
CREATE INDEX "sessions_to_tell" ON "sessions" USING btree ("id") WHERE "sessions"."is_new_device" and "sessions"."new_device_told_at" is null;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_kind" UNIQUE NULLS NOT DISTINCT("account_id","kind","currency","customer_id");--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_status" CHECK ("customers"."status" in ('active', 'frozen', 'closed'));--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_frozen_has_reason" CHECK ("customers"."status" <> 'frozen' or length(trim(coalesce("customers"."status_reason", ''))) > 0);--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_wallet_has_owner" CHECK (("ledger_accounts"."kind" = 'wallet') = ("ledger_accounts"."customer_id" is not null));--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_payout_schedule" CHECK ("accounts"."payout_interval" in ('manual', 'daily', 'weekly', 'monthly')
        and ("accounts"."payout_interval" = 'weekly') = ("accounts"."payout_weekday" is not null)
        and ("accounts"."payout_interval" = 'monthly') = ("accounts"."payout_month_day" is not null)
        and ("accounts"."payout_interval" = 'manual') = ("accounts"."next_payout_at" is null)
        and coalesce("accounts"."payout_weekday", 1) between 1 and 7
        and coalesce("accounts"."payout_month_day", 1) between 1 and 31);--> statement-breakpoint
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_card_is_known" CHECK (("payment_methods"."type" = 'card') = (num_nulls("payment_methods"."brand", "payment_methods"."last4",
        "payment_methods"."expiry_month", "payment_methods"."expiry_year", "payment_methods"."funding", "payment_methods"."country",
        "payment_methods"."fingerprint") = 0));--> statement-breakpoint
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_detached_is_nobodys" CHECK ("payment_methods"."detached_at" is null or "payment_methods"."customer_id" is null);--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_card_is_known" CHECK (("charges"."method_type" = 'card') = ("charges"."card" is not null));--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_balance_has_owner" CHECK ("charges"."method_type" <> 'customer_balance' or "charges"."customer_id" is not null);--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_failed_has_reason" CHECK (("refunds"."status" = 'failed') = ("refunds"."failure_reason" is not null));