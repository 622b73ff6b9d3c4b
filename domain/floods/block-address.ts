import { sqlClient } from "#db/client";
import { firstBlockMinutes, longestBlockHours } from "#domain/floods/address-block";
import { type Id, idToUuid } from "#platform/ids";

/** Blocks an address: for all processes, which are told, and longer each time within a day. */
export async function blockAddress(address: string): Promise<void> {
  await sqlClient()`
    insert into address_blocks as known (address, blocked_at, until, times)
    values (${address}, now(), now() + make_interval(mins => ${firstBlockMinutes}), 1)
    on conflict (address) do update set
      blocked_at = now(),
      times = case when known.blocked_at > now() - interval '1 day' then known.times + 1 else 1 end,
      until = now() + least(
        make_interval(hours => ${longestBlockHours}),
        make_interval(mins => ${firstBlockMinutes})
          * case when known.blocked_at > now() - interval '1 day'
              then power(2, least(known.times, 10)) else 1 end)
    where known.until <= now()`;
}

/** Notes that requests of an account were seen to be refused at a blocked address. */
export async function touchTraffic(
  accountId: Id<"acct">,
  address: string,
  refused: number,
): Promise<void> {
  await sqlClient()`
    insert into blocked_traffic as known (account_id, address, seen_at, refused, version)
    values (${idToUuid(accountId)}, ${address}, now(), ${refused}, 1)
    on conflict (account_id, address) do update
      set seen_at = now(), refused = known.refused + excluded.refused,
        version = known.version + 1`;
}
