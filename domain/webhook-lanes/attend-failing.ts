import { workerContext } from "#domain/merchants/worker-context";
import { disableFailing } from "#domain/webhook-lanes/disable-failing";
import { type LaneHealth, verdict } from "#domain/webhook-lanes/lane-health";
import type { Recipient } from "#domain/webhook-lanes/post-delivery";
import { tellFailing } from "#domain/webhook-lanes/tell-failing";
import type { Clock } from "#platform/clock";

/** Does what an endpoint's health asks for, and says how it stands after that. */
export async function attendFailing(
  { account, endpoint }: Recipient,
  health: LaneHealth,
  clock: Clock,
): Promise<LaneHealth> {
  const needed = verdict(health, account.mode, clock());
  if (needed === "well") return health;
  const ctx = await workerContext(account.id, clock);
  const input = { endpointId: endpoint.id };
  if (needed === "disable") await disableFailing(ctx, input);
  else await tellFailing(ctx, input);
  return { ...health, failingToldAt: clock() };
}
