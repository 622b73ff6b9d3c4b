CREATE TABLE "alert_rules" (
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"is_on" boolean NOT NULL,
	"threshold" integer NOT NULL,
	"window_minutes" integer NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "alert_rules_account_id_kind_pk" PRIMARY KEY("account_id","kind"),
	CONSTRAINT "alert_rules_threshold" CHECK ("alert_rules"."threshold" > 0),
	CONSTRAINT "alert_rules_window" CHECK ("alert_rules"."window_minutes" between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"threshold" integer NOT NULL,
	"window_minutes" integer NOT NULL,
	"value" integer NOT NULL,
	"peak" integer NOT NULL,
	"began_at" timestamp (3) with time zone NOT NULL,
	"calm_since" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "alerts_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "alerts_peak" CHECK ("alerts"."peak" >= "alerts"."value")
);
--> statement-breakpoint
CREATE TABLE "audit_checks" (
	"account_id" uuid NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"position" bigint NOT NULL,
	"hash" text NOT NULL,
	"verified_until" timestamp (3) with time zone,
	"waiting" integer NOT NULL,
	"fault_count" integer NOT NULL,
	"faults" jsonb NOT NULL,
	CONSTRAINT "audit_checks_account_id_checked_at_pk" PRIMARY KEY("account_id","checked_at"),
	CONSTRAINT "audit_checks_counts" CHECK (least("audit_checks"."duration_ms", "audit_checks"."waiting") >= 0
        and "audit_checks"."fault_count" >= jsonb_array_length("audit_checks"."faults"))
);
--> statement-breakpoint
CREATE TABLE "audit_links" (
	"account_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"entry_id" uuid NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_links_account_id_position_pk" PRIMARY KEY("account_id","position"),
	CONSTRAINT "audit_links_once" UNIQUE("account_id","entry_id"),
	CONSTRAINT "audit_links_position" CHECK ("audit_links"."position" > 0),
	CONSTRAINT "audit_links_hashes" CHECK ("audit_links"."hash" ~ '^[0-9a-f]{64}$' and "audit_links"."previous_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "audit_outbox" (
	"account_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	CONSTRAINT "audit_outbox_account_id_entry_id_pk" PRIMARY KEY("account_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "audit_roots" (
	"account_id" uuid NOT NULL,
	"day" date NOT NULL,
	"position" bigint NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_roots_account_id_day_pk" PRIMARY KEY("account_id","day")
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"day" date PRIMARY KEY NOT NULL,
	"accounts" integer NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deprecation_uses" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"deprecation" text NOT NULL,
	"first_used_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "deprecation_uses_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "deprecation_uses_once" UNIQUE("account_id","key_id","deprecation")
);
--> statement-breakpoint
CREATE TABLE "address_blocks" (
	"address" text PRIMARY KEY NOT NULL,
	"blocked_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"times" integer NOT NULL,
	CONSTRAINT "address_blocks_times" CHECK ("address_blocks"."times" > 0)
);
--> statement-breakpoint
CREATE TABLE "blocked_traffic" (
	"account_id" uuid NOT NULL,
	"address" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"refused" bigint NOT NULL,
	"let_through_until" timestamp (3) with time zone,
	"let_through_by" uuid,
	"version" bigint NOT NULL,
	CONSTRAINT "blocked_traffic_account_id_address_pk" PRIMARY KEY("account_id","address"),
	CONSTRAINT "blocked_traffic_let_through" CHECK (("blocked_traffic"."let_through_until" is null) = ("blocked_traffic"."let_through_by" is null))
);
--> statement-breakpoint
CREATE TABLE "application_grants" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "application_grants_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "application_secrets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"hint" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "application_secrets_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"merchant_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"logo" text,
	"redirect_uris" jsonb NOT NULL,
	"scopes" jsonb NOT NULL,
	"authentication" text NOT NULL,
	"public_keys" text,
	"is_bound_to_key" boolean NOT NULL,
	"status" text NOT NULL,
	"is_for_everyone" boolean NOT NULL,
	"allows_implicit" boolean NOT NULL,
	"allows_password" boolean NOT NULL,
	"registered_by" uuid NOT NULL,
	"submitted_by" uuid NOT NULL,
	"reviewed_by" uuid,
	"is_self_reviewed" boolean NOT NULL,
	"reviewed_at" timestamp (3) with time zone,
	"review_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "applications_status" CHECK ("applications"."status" in ('waiting', 'approved', 'rejected', 'suspended')),
	CONSTRAINT "applications_four_eyes" CHECK ("applications"."status" <> 'approved' or "applications"."is_self_reviewed"
        or ("applications"."reviewed_by" is not null
          and "applications"."reviewed_by" not in ("applications"."registered_by", "applications"."submitted_by"))),
	CONSTRAINT "applications_keys" CHECK (("applications"."authentication" = 'private_key_jwt') = ("applications"."public_keys" is not null))
);
--> statement-breakpoint
CREATE TABLE "oauth_artefacts" (
	"digest" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"ciphertext" text NOT NULL,
	"application_id" uuid,
	"grant_id" uuid,
	"family_digest" text,
	"uid_digest" text,
	"session_digest" text,
	"consumed_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "custom_roles" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "custom_roles_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "limit_refusals" (
	"account_id" uuid NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"rule" text NOT NULL,
	"caller" text NOT NULL,
	"route" text NOT NULL,
	"address" text NOT NULL,
	"refused" bigint NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "limit_refusals_account_id_hour_rule_caller_route_address_pk" PRIMARY KEY("account_id","hour","rule","caller","route","address"),
	CONSTRAINT "limit_refusals_refused" CHECK ("limit_refusals"."refused" > 0)
);
--> statement-breakpoint
CREATE TABLE "quota_counts" (
	"account_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"day" date NOT NULL,
	"counter" text NOT NULL,
	"calls" bigint NOT NULL,
	CONSTRAINT "quota_counts_account_id_subject_day_counter_pk" PRIMARY KEY("account_id","subject","day","counter"),
	CONSTRAINT "quota_counts_calls" CHECK ("quota_counts"."calls" > 0)
);
--> statement-breakpoint
CREATE TABLE "requests_in_flight" (
	"account_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"counter" text NOT NULL,
	"in_flight" integer NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "requests_in_flight_account_id_subject_counter_pk" PRIMARY KEY("account_id","subject","counter")
);
--> statement-breakpoint
CREATE TABLE "external_identities" (
	"merchant_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "external_identities_merchant_id_provider_id_subject_pk" PRIMARY KEY("merchant_id","provider_id","subject")
);
--> statement-breakpoint
CREATE TABLE "identity_providers" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "identity_providers_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "identity_providers_id" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "installation_identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "installation_identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "one_time_tickets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"person_id" uuid,
	"data" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"person_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" jsonb NOT NULL,
	"name" text NOT NULL,
	"is_synced" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "passkeys_person_id_id_pk" PRIMARY KEY("person_id","id"),
	CONSTRAINT "passkeys_credentialId_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"person_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"spent_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "recovery_codes_person_id_line_pk" PRIMARY KEY("person_id","line"),
	CONSTRAINT "recovery_codes_line" CHECK ("recovery_codes"."line" between 1 and 10)
);
--> statement-breakpoint
CREATE TABLE "sign_in_policies" (
	"merchant_id" uuid PRIMARY KEY NOT NULL,
	"second_factor" text NOT NULL,
	"provider_only" boolean NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "sign_in_policies_second_factor" CHECK ("sign_in_policies"."second_factor" in ('optional', 'admins', 'everyone'))
);
--> statement-breakpoint
CREATE TABLE "totp_factors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sealed_secret" text NOT NULL,
	"last_step" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issuer_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"algorithm" text NOT NULL,
	"number" integer NOT NULL,
	"public_key" text NOT NULL,
	"sealed_private_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"signs_from" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	CONSTRAINT "issuer_keys_number" UNIQUE("algorithm","number"),
	CONSTRAINT "issuer_keys_number_positive" CHECK ("issuer_keys"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subject" text NOT NULL,
	"name" text NOT NULL,
	"algorithm" text NOT NULL,
	"public_key" text,
	"sealed_secret" text,
	"fingerprint" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "signing_keys_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "signing_keys_public_or_shared" CHECK (("signing_keys"."algorithm" = 'hmac-sha256') = ("signing_keys"."public_key" is null)),
	CONSTRAINT "signing_keys_secret_forgotten" CHECK (("signing_keys"."sealed_secret" is not null)
        = ("signing_keys"."algorithm" = 'hmac-sha256' and "signing_keys"."revoked_at" is null))
);
--> statement-breakpoint
CREATE TABLE "used_nonces" (
	"account_id" uuid NOT NULL,
	"signing_key_id" uuid NOT NULL,
	"nonce" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "used_nonces_account_id_signing_key_id_nonce_pk" PRIMARY KEY("account_id","signing_key_id","nonce")
);
--> statement-breakpoint
CREATE TABLE "counted_refunds" (
	"account_id" uuid NOT NULL,
	"refund_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"day" date NOT NULL,
	"given_back_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "counted_refunds_account_id_refund_id_subject_pk" PRIMARY KEY("account_id","refund_id","subject")
);
--> statement-breakpoint
CREATE TABLE "spending_days" (
	"account_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"day" date NOT NULL,
	"spent_minor" bigint NOT NULL,
	"most_minor" bigint NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "spending_days_account_id_subject_kind_currency_day_pk" PRIMARY KEY("account_id","subject","kind","currency","day"),
	CONSTRAINT "spending_days_within_limit" CHECK ("spending_days"."spent_minor" between 0 and "spending_days"."most_minor")
);
--> statement-breakpoint
CREATE TABLE "worker_rounds" (
	"name" text PRIMARY KEY NOT NULL,
	"rounds" bigint NOT NULL,
	"failures" bigint NOT NULL,
	"busy_ms" bigint NOT NULL,
	"last_duration_ms" integer NOT NULL,
	"last_round_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rate_limits" DROP CONSTRAINT "rate_limits_whole";--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "last_used_address" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "last_used_route" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "leaked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "scopes" jsonb;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "networks" jsonb;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "spending_limits" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "signed_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "signed_answers" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "api_version" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "line_id" uuid;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "replaced_by_id" uuid;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "spending_limits" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "told_at" timestamp (3) with time zone DEFAULT now();--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "custom_role_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proven_by" text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "provider_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proven_at" timestamp (3) with time zone DEFAULT '1970-01-01 00:00:00+00' NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_limits" ADD COLUMN "calls_per_day" integer;--> statement-breakpoint
ALTER TABLE "rate_limits" ADD COLUMN "in_flight" integer;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "api_requests" ADD COLUMN "application_id" uuid;--> statement-breakpoint
ALTER TABLE "api_requests" ADD COLUMN "object_id" text;--> statement-breakpoint
ALTER TABLE "api_requests" ADD COLUMN "error_param" text;--> statement-breakpoint
ALTER TABLE "api_requests" ADD COLUMN "slowness" integer;--> statement-breakpoint
ALTER TABLE "api_requests" ADD COLUMN "notes" json;--> statement-breakpoint
ALTER TABLE "api_requests" ADD COLUMN "asked" text;--> statement-breakpoint
ALTER TABLE "api_requests" ADD COLUMN "told" text;--> statement-breakpoint
ALTER TABLE "api_requests" ADD COLUMN "told_length" integer;--> statement-breakpoint
ALTER TABLE "api_requests" ADD COLUMN "deprecation" text;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD COLUMN "signed_messages" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "alert_rules" ADD CONSTRAINT "alert_rules_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_checks" ADD CONSTRAINT "audit_checks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deprecation_uses" ADD CONSTRAINT "deprecation_uses_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocked_traffic" ADD CONSTRAINT "blocked_traffic_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_grants" ADD CONSTRAINT "application_grants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_grants" ADD CONSTRAINT "application_grants_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_grants" ADD CONSTRAINT "application_grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_secrets" ADD CONSTRAINT "application_secrets_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_secrets" ADD CONSTRAINT "application_secrets_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_registered_by_people_id_fk" FOREIGN KEY ("registered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_reviewed_by_people_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_roles" ADD CONSTRAINT "custom_roles_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_roles" ADD CONSTRAINT "custom_roles_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_identities" ADD CONSTRAINT "external_identities_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_identities" ADD CONSTRAINT "external_identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_identities" ADD CONSTRAINT "external_identities_merchant_id_provider_id_identity_providers_merchant_id_id_fk" FOREIGN KEY ("merchant_id","provider_id") REFERENCES "public"."identity_providers"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_providers" ADD CONSTRAINT "identity_providers_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_providers" ADD CONSTRAINT "identity_providers_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "installation_identities" ADD CONSTRAINT "installation_identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tickets" ADD CONSTRAINT "one_time_tickets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_policies" ADD CONSTRAINT "sign_in_policies_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_factors" ADD CONSTRAINT "totp_factors_id_people_id_fk" FOREIGN KEY ("id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_keys" ADD CONSTRAINT "signing_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_keys" ADD CONSTRAINT "signing_keys_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_one_at_a_time" ON "alerts" USING btree ("account_id","kind") WHERE "alerts"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "audit_checks_to_sweep" ON "audit_checks" USING btree ("checked_at");--> statement-breakpoint
CREATE INDEX "audit_roots_by_day" ON "audit_roots" USING btree ("day","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "application_grants_by_id" ON "application_grants" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "application_grants_one_open" ON "application_grants" USING btree ("account_id","application_id","person_id") WHERE "application_grants"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "application_secrets_of_application" ON "application_secrets" USING btree ("application_id","id");--> statement-breakpoint
CREATE INDEX "applications_of_account" ON "applications" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "applications_of_merchant" ON "applications" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "oauth_artefacts_to_sweep" ON "oauth_artefacts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "oauth_artefacts_of_family" ON "oauth_artefacts" USING btree ("family_digest") WHERE "oauth_artefacts"."family_digest" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "oauth_artefacts_by_uid" ON "oauth_artefacts" USING btree ("uid_digest") WHERE "oauth_artefacts"."uid_digest" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "custom_roles_name" ON "custom_roles" USING btree ("merchant_id",lower("name")) WHERE "custom_roles"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "one_time_tickets_to_sweep" ON "one_time_tickets" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "one_time_tickets_to_tell" ON "one_time_tickets" USING btree ("id") WHERE "one_time_tickets"."purpose" = 'password_reset' and "one_time_tickets"."told_at" is null;--> statement-breakpoint
CREATE INDEX "signing_keys_by_subject" ON "signing_keys" USING btree ("account_id","subject","id");--> statement-breakpoint
CREATE INDEX "used_nonces_past" ON "used_nonces" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_merchant_id_custom_role_id_custom_roles_merchant_id_id_fk" FOREIGN KEY ("merchant_id","custom_role_id") REFERENCES "public"."custom_roles"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitations_to_tell" ON "invitations" USING btree ("id") WHERE "invitations"."told_at" is null;--> statement-breakpoint
CREATE INDEX "audit_entries_by_action" ON "audit_entries" USING btree ("account_id","action","id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_actor" ON "audit_entries" USING btree ("account_id","actor","id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_address" ON "audit_entries" USING btree ("account_id","address","id") WHERE "audit_entries"."address" is not null;--> statement-breakpoint
CREATE INDEX "api_requests_by_application" ON "api_requests" USING btree ("account_id","application_id","id") WHERE "api_requests"."application_id" is not null;--> statement-breakpoint
CREATE INDEX "api_requests_by_address" ON "api_requests" USING btree ("account_id","address","id") WHERE "api_requests"."address" is not null;--> statement-breakpoint
CREATE INDEX "api_requests_by_object" ON "api_requests" USING btree ("account_id","object_id","id") WHERE "api_requests"."object_id" is not null;--> statement-breakpoint
CREATE INDEX "api_requests_by_error" ON "api_requests" USING btree ("account_id","error_code","id") WHERE "api_requests"."error_code" is not null;--> statement-breakpoint
CREATE INDEX "api_requests_by_deprecation" ON "api_requests" USING btree ("account_id","deprecation","id") WHERE "api_requests"."deprecation" is not null;--> statement-breakpoint
CREATE INDEX "api_requests_by_slowness" ON "api_requests" USING btree ("account_id","slowness","id") WHERE "api_requests"."slowness" is not null;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_custom_role" CHECK ("memberships"."custom_role_id" is null or "memberships"."role" = 'viewer');--> statement-breakpoint
ALTER TABLE "rate_limits" ADD CONSTRAINT "rate_limits_whole" CHECK (("rate_limits"."rate_per_second" is null) = ("rate_limits"."burst" is null)
        and coalesce("rate_limits"."rate_per_second", 1) > 0 and coalesce("rate_limits"."burst", 1) > 0
        and coalesce("rate_limits"."calls_per_day", 1) > 0 and coalesce("rate_limits"."in_flight", 1) > 0);