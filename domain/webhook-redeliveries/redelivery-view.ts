import type { Account } from "#domain/access/context";
import type { RequestedRedelivery } from "#domain/webhook-redeliveries/redelivery";
import { unixSeconds } from "#platform/clock";

/** What the API shows of a wish to deliver again, or of one that was only counted. */
export function redeliveryView(
  { count, redelivery }: RequestedRedelivery,
  account: Pick<Account, "mode">,
) {
  return {
    id: redelivery?.id ?? null,
    object: "webhook_redelivery" as const,
    created: redelivery && unixSeconds(redelivery.createdAt),
    dry_run: redelivery === null,
    event_count: count,
    livemode: account.mode === "live",
  };
}
