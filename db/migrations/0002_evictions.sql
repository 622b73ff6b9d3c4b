-- What recognises an API key is held in memory by every process that serves the API. Whoever changes
-- it, by hand too, tells them with the commit: the accounts whose keys are to be read again, or all.
CREATE FUNCTION "tell_changed_keys"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched text[];
BEGIN
  IF tg_op = 'UPDATE' THEN
    -- When a key was last used is noted all the time, and recognises nothing.
    SELECT array_agg(DISTINCT changed.fields ->> tg_argv[0]) INTO touched FROM (
      SELECT to_jsonb(before_rows) - 'last_used_at' FROM before_rows
      EXCEPT
      SELECT to_jsonb(after_rows) - 'last_used_at' FROM after_rows
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
END $$;--> statement-breakpoint
CREATE TRIGGER "api_keys_updated" AFTER UPDATE ON "api_keys"
  REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_changed_keys"('account_id');--> statement-breakpoint
CREATE TRIGGER "api_keys_deleted" AFTER DELETE ON "api_keys"
  REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_changed_keys"('account_id');--> statement-breakpoint
CREATE TRIGGER "api_key_digests_updated" AFTER UPDATE ON "api_key_digests"
  REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_changed_keys"('account_id');--> statement-breakpoint
CREATE TRIGGER "api_key_digests_deleted" AFTER DELETE ON "api_key_digests"
  REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_changed_keys"('account_id');--> statement-breakpoint
CREATE TRIGGER "accounts_updated" AFTER UPDATE ON "accounts"
  REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_changed_keys"('id');
