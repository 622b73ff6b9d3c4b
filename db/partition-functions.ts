/** A table whose rows lie in partitions by the time in their ids. */
interface PartitionedTable {
  readonly name: string;
  /** How much time one partition holds. */
  readonly step: string;
  /** How far ahead of the present there are partitions. */
  readonly ahead: string;
  /** What a partition has that its table cannot have; %1$s is the time in its name. */
  readonly own: string;
}

/** In the order in which they refer to each other. */
const tables: readonly PartitionedTable[] = [
  {
    name: "events",
    step: "1 month",
    ahead: "3 months",
    own: "add unique (account_id, object_id, sequence, type)",
  },
  {
    name: "webhook_deliveries",
    step: "1 month",
    ahead: "3 months",
    own: `add unique (account_id, event_id, endpoint_id),
      add foreign key (account_id, event_id) references partitions.events_%1$s (account_id, id)`,
  },
  {
    name: "webhook_attempts",
    step: "1 month",
    ahead: "3 months",
    own: `add foreign key (account_id, delivery_id)
      references partitions.webhook_deliveries_%1$s (account_id, id)`,
  },
  { name: "api_requests", step: "1 week", ahead: "4 weeks", own: "" },
];

/** Nothing of the request log is dropped that is younger, whatever the program asks for. */
const fewestRequestDays = 7;

/**
 * Makes the next partitions and drops what is too old of the request log, both with the owner's
 * rights: what they do is fixed here, and the program's role can do nothing else to a partition.
 */
export function partitionFunctions(role: string): string {
  return `
    revoke all on schema partitions from public, ${role};
    revoke all on all tables in schema partitions from public, ${role};
    ${endOfPartition}
    ${makePartitions()}
    ${dropOldRequests}
    ${["make_partitions()", "drop_old_requests(integer)"]
      .map(
        (name) => `
    revoke all on function ${name} from public;
    grant execute on function ${name} to ${role};`,
      )
      .join("")}`;
}

/** Where a partition ends; null for what is none. */
const endOfPartition = `
  create or replace function end_of_partition(partition oid) returns timestamptz
    language sql stable set search_path = public, pg_temp as $$
      select moment_of_uuid(substring(
        pg_get_expr(relpartbound, oid) from 'TO \\(''([^'']+)''\\)')::uuid)
      from pg_class where oid = partition $$;`;

/** Attached and not created in place: so neither reader nor writer of the table waits. */
function makePartitions(): string {
  const wanted = tables.map(
    ({ name, step, ahead, own }) =>
      `('${name}', interval '${step}', interval '${ahead}', nullif('${own}', ''))`,
  );
  return `
    create or replace function make_partitions() returns integer
      language plpgsql security definer
      set search_path = public, pg_temp set timezone = 'UTC' set lock_timeout = '5s' as $$
      declare
        wanted record;
        begins timestamptz;
        ends timestamptz;
        name text;
        made integer := 0;
      begin
        perform pg_advisory_xact_lock(hashtext('make_partitions'));
        for wanted in select * from (values ${wanted.join(", ")}) as wanted (name, step, ahead, own)
        loop
          select max(end_of_partition(inhrelid)) into begins
          from pg_inherits where inhparent = wanted.name::regclass;
          while begins < now() + wanted.ahead loop
            ends := begins + wanted.step;
            name := wanted.name || to_char(begins, '_YYYYMMDD');
            execute format('create table partitions.%I (like %I including all)', name, wanted.name);
            if wanted.own is not null then
              execute format('alter table partitions.%2$I ' || wanted.own,
                to_char(begins, 'YYYYMMDD'), name);
            end if;
            execute format(
              'alter table %I attach partition partitions.%I for values from (%L) to (%L)',
              wanted.name, name, first_uuid_at(begins), first_uuid_at(ends));
            begins := ends;
            made := made + 1;
          end loop;
        end loop;
        return made;
      end $$;`;
}

const dropOldRequests = `
  drop function if exists drop_old_requests();
  create or replace function drop_old_requests(days integer) returns integer
    language plpgsql security definer
    set search_path = public, pg_temp set lock_timeout = '5s' as $$
    declare
      old record;
      dropped integer := 0;
    begin
      for old in
        select relname as name from pg_inherits join pg_class on oid = inhrelid
        where inhparent = 'api_requests'::regclass
          and end_of_partition(oid) 
            < now() - make_interval(days => greatest(days, ${fewestRequestDays}))
      loop
        execute format('drop table if exists partitions.%I', old.name);
        dropped := dropped + 1;
      end loop;
      return dropped;
    end $$;`;
