-- What is spent of rate limits need not outlive a crash, so it is not logged; its few rows are
-- rewritten all the time, beside where they stand.
ALTER TABLE "rate_buckets" SET UNLOGGED;--> statement-breakpoint
ALTER TABLE "rate_buckets" SET (fillfactor = 50);--> statement-breakpoint
-- Every process holds the limits in memory; whoever changes one, by hand too, tells them with the
-- commit whose limits are to be read again.
CREATE FUNCTION "tell_changed_limits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('rate_limits_changed', coalesce(new.account_id, old.account_id)::text);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "rate_limits_changed" AFTER INSERT OR UPDATE OR DELETE ON "rate_limits"
  FOR EACH ROW EXECUTE FUNCTION "tell_changed_limits"();
