import { type Database, database } from "#db/client";
import type { Context } from "#domain/access/context";
import type { Id } from "#platform/ids";

/** What queries read by: always one account's rows, as of one moment. */
export interface Reader {
  readonly db: Database;
  readonly accountId: Id<"acct">;
  readonly now: Temporal.Instant;
}

/** The reader of a context; a verb that only looks uses it at once. */
export function readerOf({ account, clock, replica }: Context): Reader {
  return { db: replica?.database ?? database(), accountId: account.id, now: clock() };
}
