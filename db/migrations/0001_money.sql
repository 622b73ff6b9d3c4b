CREATE TABLE "event_outbox" (
	"account_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	CONSTRAINT "event_outbox_account_id_event_id_pk" PRIMARY KEY("account_id","event_id")
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
ALTER TABLE "balance_transactions" ADD COLUMN "payout_id" uuid;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "status" text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "status_reason" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "status_changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD COLUMN "customer_id" uuid;--> statement-breakpoint
ALTER TABLE "payment_methods" ADD COLUMN "vault_token_id" uuid;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "method_type" text DEFAULT 'card' NOT NULL;--> statement-breakpoint
CREATE INDEX "balance_transactions_of_payout" ON "balance_transactions" USING btree ("account_id","payout_id","id");--> statement-breakpoint
CREATE INDEX "balance_transactions_to_pay_out" ON "balance_transactions" USING btree ("account_id","currency","id") WHERE "balance_transactions"."payout_id" is null and "balance_transactions"."status" = 'available';--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_kind" UNIQUE NULLS NOT DISTINCT("account_id","kind","currency","customer_id");--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_status" CHECK ("customers"."status" in ('active', 'frozen', 'closed'));--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_frozen_has_reason" CHECK ("customers"."status" <> 'frozen' or length(trim(coalesce("customers"."status_reason", ''))) > 0);--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_wallet_has_owner" CHECK (("ledger_accounts"."kind" = 'wallet') = ("ledger_accounts"."customer_id" is not null));--> statement-breakpoint
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_card_is_known" CHECK (("payment_methods"."type" = 'card') = (num_nulls("payment_methods"."brand", "payment_methods"."last4",
        "payment_methods"."expiry_month", "payment_methods"."expiry_year", "payment_methods"."funding", "payment_methods"."country",
        "payment_methods"."fingerprint") = 0));--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_card_is_known" CHECK (("charges"."method_type" = 'card') = ("charges"."card" is not null));--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_balance_has_owner" CHECK ("charges"."method_type" <> 'customer_balance' or "charges"."customer_id" is not null);