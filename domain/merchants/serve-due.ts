import type { Context } from "#domain/access/context";
import { workerContext } from "#domain/merchants/worker-context";
import type { Clock } from "#platform/clock";
import type { Id } from "#platform/ids";
import { faultFields, log } from "#platform/log";

/** Something of an account that the worker has to do. */
export interface Due {
  readonly accountId: Id<"acct">;
  readonly id: Id;
}

/** How many were done, and how many were left for the next round. */
export interface Served {
  readonly done: number;
  readonly failed: number;
}

interface Duty<Item extends Due> {
  /** What is said in the log when one of them fails. */
  readonly failure: string;
  /** The next few after that one, in a fixed order; none at the end. */
  readonly next: (after: Item | undefined) => Promise<readonly Item[]>;
  readonly serve: (ctx: Context, item: Item) => Promise<unknown>;
}

/** Does what is due in every account, each in its own context; one that fails stops no other. */
export async function serveDue<Item extends Due>(clock: Clock, duty: Duty<Item>): Promise<Served> {
  let served: Served = { done: 0, failed: 0 };
  let items = await duty.next(undefined);
  while (items.length > 0) {
    for (const item of items) served = await servedOne(clock, duty, { item, served });
    items = await duty.next(items.at(-1));
  }
  return served;
}

async function servedOne<Item extends Due>(
  clock: Clock,
  { failure, serve }: Duty<Item>,
  { item, served }: { readonly item: Item; readonly served: Served },
): Promise<Served> {
  try {
    await serve(await workerContext(item.accountId, clock), item);
    return { ...served, done: served.done + 1 };
  } catch (error) {
    log().error({ account: item.accountId, object: item.id, ...faultFields(error) }, failure);
    return { ...served, failed: served.failed + 1 };
  }
}
