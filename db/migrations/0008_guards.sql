-- Where a key was last used is noted with when, all the time, and recognises nothing either.
CREATE OR REPLACE FUNCTION "tell_changed_keys"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched text[];
  noted constant text[] := array['last_used_at', 'last_used_address', 'last_used_route'];
BEGIN
  IF tg_op = 'UPDATE' THEN
    SELECT array_agg(DISTINCT changed.fields ->> tg_argv[0]) INTO touched FROM (
      SELECT to_jsonb(before_rows) - noted FROM before_rows
      EXCEPT
      SELECT to_jsonb(after_rows) - noted FROM after_rows
    ) AS changed (fields);
  ELSE
    SELECT array_agg(DISTINCT to_jsonb(before_rows) ->> tg_argv[0]) INTO touched FROM before_rows;
  END IF;
  IF touched IS NOT NULL THEN
    -- A hundred uuids fit into the 8000 bytes of a notification.
    PERFORM pg_notify(
      'api_keys_changed',
      CASE WHEN cardinality(touched) > 100 THEN '*' ELSE array_to_string(touched, ',') END
    );
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Who is being answered ages within seconds: nothing of it is worth a disk's wait.
ALTER TABLE "requests_in_flight" SET UNLOGGED;
--> statement-breakpoint
ALTER TABLE "requests_in_flight" SET (fillfactor = 50);
--> statement-breakpoint
ALTER TABLE "quota_counts" SET (fillfactor = 50);
--> statement-breakpoint
-- Every process holds the blocks in memory; whoever makes, lifts or excepts one tells them with the
-- commit which address is to be read again.
CREATE FUNCTION "tell_changed_block"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('address_blocks_changed', coalesce(new.address, old.address));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "address_blocks_changed" AFTER INSERT OR UPDATE OR DELETE ON "address_blocks"
  FOR EACH ROW EXECUTE FUNCTION "tell_changed_block"();
--> statement-breakpoint
CREATE TRIGGER "blocked_traffic_changed" AFTER UPDATE OF "let_through_until" ON "blocked_traffic"
  FOR EACH ROW EXECUTE FUNCTION "tell_changed_block"();
--> statement-breakpoint
-- What a program signs with is held in memory too, and told of in the same way as its API key.
CREATE TRIGGER "signing_keys_updated" AFTER UPDATE ON "signing_keys"
  REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_changed_keys"('account_id');--> statement-breakpoint
CREATE TRIGGER "signing_keys_deleted" AFTER DELETE ON "signing_keys"
  REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_changed_keys"('account_id');
--> statement-breakpoint
-- Every process keeps the access tokens in use in memory, with all that decides on them. Whoever ends
-- one, or changes what it may do, tells them with the commit; that something was used is told to nobody.
CREATE FUNCTION "tell_changed_tokens"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('access_tokens_changed', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "oauth_artefacts_changed" AFTER UPDATE OR DELETE ON "oauth_artefacts"
  FOR EACH ROW
  WHEN (old.kind IN ('AccessToken', 'ClientCredentials', 'Grant') AND old.expires_at > now())
  EXECUTE FUNCTION "tell_changed_tokens"();
--> statement-breakpoint
CREATE TRIGGER "applications_changed" AFTER UPDATE OR DELETE ON "applications"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_changed_tokens"();
--> statement-breakpoint
CREATE TRIGGER "application_grants_changed"
  AFTER UPDATE OF "scopes", "revoked_at" OR DELETE ON "application_grants"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_changed_tokens"();
--> statement-breakpoint
CREATE TRIGGER "memberships_changed" AFTER INSERT OR UPDATE OR DELETE ON "memberships"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_changed_tokens"();
--> statement-breakpoint
CREATE TRIGGER "custom_roles_changed" AFTER UPDATE OR DELETE ON "custom_roles"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_changed_tokens"();
--> statement-breakpoint
CREATE TRIGGER "accounts_changed_for_tokens" AFTER UPDATE OR DELETE ON "accounts"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_changed_tokens"();
--> statement-breakpoint
-- What was audited before there were chains begins each account's.
INSERT INTO "audit_outbox" ("account_id", "entry_id")
SELECT "account_id", "id" FROM "audit_entries" ON CONFLICT DO NOTHING;
