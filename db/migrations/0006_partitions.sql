-- Events, what is delivered of them, and the request log lie in partitions by the time in their ids.
-- The tables as they are become the first ones, and no row is copied. What stays a partition's own,
-- because it does not name the id or leads to another partition of the same time, is told in
-- docs/decisions/0025-partitions-by-month.md; make_partitions() in db/partitions.ts makes the next.
CREATE SCHEMA "partitions";--> statement-breakpoint
CREATE FUNCTION "first_uuid_at"("moment" timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT rpad(lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0'), 32, '0')::uuid
$$;--> statement-breakpoint
CREATE FUNCTION "moment_of_uuid"("id" uuid) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)
$$;--> statement-breakpoint
DO $$
DECLARE
  part record;
  former record;
  own record;
  newest uuid;
  found uuid;
  boundary timestamptz;
  first_name text;
BEGIN
  PERFORM set_config('timezone', 'UTC', true);
  FOR part IN SELECT * FROM (VALUES
    ('month', ARRAY['events', 'webhook_deliveries', 'webhook_attempts'],
      ARRAY['id', 'id', 'delivery_id']),
    ('week', ARRAY['api_requests'], ARRAY['id'])
  ) AS parts (step, tables, keys) LOOP
    newest := first_uuid_at(now());
    FOR former IN SELECT * FROM unnest(part.tables, part.keys) AS formers (name, key) LOOP
      EXECUTE format('SELECT %I FROM %I ORDER BY 1 DESC LIMIT 1', former.key, former.name)
        INTO found;
      newest := greatest(newest, found);
    END LOOP;
    boundary := date_trunc(part.step, moment_of_uuid(newest)) + ('1 ' || part.step)::interval;
    FOR former IN SELECT * FROM unnest(part.tables, part.keys) AS formers (name, key) LOOP
      first_name := format('%s_before_%s', former.name, to_char(boundary, 'YYYYMMDD'));
      EXECUTE format('ALTER TABLE %I RENAME TO %I', former.name, first_name);
      EXECUTE format('ALTER TABLE %I SET SCHEMA partitions', first_name);
      EXECUTE format('CREATE TABLE %I (LIKE partitions.%I INCLUDING ALL EXCLUDING INDEXES)
        PARTITION BY RANGE (%I)', former.name, first_name, former.key);
      FOR own IN
        SELECT conname AS name, pg_get_constraintdef(con.oid) AS definition
        FROM pg_constraint con
        JOIN pg_attribute key ON key.attrelid = conrelid AND key.attname = former.key
        WHERE conrelid = format('partitions.%I', first_name)::regclass
          AND (contype IN ('p', 'u') AND key.attnum = ANY (conkey)
            OR contype = 'f' AND NOT EXISTS (
              SELECT FROM pg_class WHERE oid = confrelid
                AND relnamespace = 'partitions'::regnamespace))
      LOOP
        EXECUTE format(
          'ALTER TABLE %I ADD CONSTRAINT %I %s', former.name, own.name, own.definition);
      END LOOP;
      FOR own IN
        SELECT replace(
          pg_get_indexdef(indexrelid),
          format(' ON partitions.%I ', first_name),
          format(' ON public.%I ', former.name)) AS definition
        FROM pg_index
        WHERE indrelid = format('partitions.%I', first_name)::regclass AND NOT indisunique
      LOOP
        EXECUTE own.definition;
      END LOOP;
      EXECUTE format(
        'ALTER TABLE %I ATTACH PARTITION partitions.%I FOR VALUES FROM (MINVALUE) TO (%L)',
        former.name, first_name, first_uuid_at(boundary));
    END LOOP;
  END LOOP;
END $$;
