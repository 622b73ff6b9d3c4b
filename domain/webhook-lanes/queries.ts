import type { TransactionSql } from "postgres";
import { sqlClient } from "#db/client";
import { accounts } from "#db/schema/merchants";
import { events } from "#db/schema/record";
import {
  webhookAttempts,
  webhookDeliveries,
  webhookEndpoints,
  webhookLanes,
} from "#db/schema/webhooks";
import { decodeRow } from "#db/table-shape";
import { insertStatements } from "#domain/changes/statements";
import { invariant } from "#domain/errors/invariant";
import type { Delivery } from "#domain/webhook-deliveries/delivery";
import type { Lane } from "#domain/webhook-endpoints/webhook-endpoint";
import { failuresOfFailing, type LaneHealth } from "#domain/webhook-lanes/lane-health";
import type { ClaimedDelivery, PostedDelivery } from "#domain/webhook-lanes/post-delivery";
import { idToUuid } from "#platform/ids";

/** Longer than any call may take, so that a worker at work is never taken for dead. */
const leaseSeconds = 30;

/** Which lanes a worker wants. */
export interface LaneWish {
  /** By this name it can be told whose a lane is. */
  readonly holder: string;
  readonly failing: boolean;
  readonly limit: number;
}

/** Takes lanes that are due and nobody's, those that wait for longest first. */
export async function takeLanes(wish: LaneWish, now: Temporal.Instant): Promise<Lane[]> {
  const at = now.toString();
  const until = now.add({ seconds: leaseSeconds }).toString();
  const rows = await sqlClient()<Record<string, unknown>[]>`
    with due as (
      select account_id, endpoint_id from webhook_lanes
      where due_at <= ${at}::timestamptz
        and (rests_until is null or rests_until <= ${at}::timestamptz)
        and (leased_until is null or leased_until <= ${at}::timestamptz)
        and (failures_in_row >= ${failuresOfFailing}) = ${wish.failing}
      order by due_at limit ${wish.limit} for update skip locked)
    update webhook_lanes lane
    set leased_until = ${until}::timestamptz, lease_holder = ${wish.holder},
      version = lane.version + 1
    from due where lane.account_id = due.account_id and lane.endpoint_id = due.endpoint_id
    returning lane.*`;
  return rows.map((row) => decodeRow(webhookLanes, row));
}

/** The endpoint that a lane leads to, and the account that it is of. */
export async function whereTo({ accountId, endpointId }: Lane) {
  const [row] = await sqlClient()<{ endpoint: object; account: object }[]>`
    select row_to_json(endpoint) as endpoint, row_to_json(account) as account
    from webhook_endpoints endpoint join accounts account on account.id = endpoint.account_id
    where endpoint.account_id = ${idToUuid(accountId)} and endpoint.id = ${idToUuid(endpointId)}`;
  invariant(row, "a lane leads to an endpoint");
  return {
    endpoint: decodeRow(webhookEndpoints, { ...row.endpoint }),
    account: decodeRow(accounts, { ...row.account }),
  };
}

/**
 * Takes deliveries that are due out of a lane, and keeps the lane for longer. If we die before
 * their outcome is recorded, they are due again when the lane is free again. None where the lane
 * is no longer ours.
 */
export async function claimDeliveries(
  lane: Lane,
  limit: number,
  now: Temporal.Instant,
): Promise<readonly ClaimedDelivery[]> {
  const until = now.add({ seconds: leaseSeconds }).toString();
  const [account, endpoint] = [idToUuid(lane.accountId), idToUuid(lane.endpointId)];
  const rows = await sqlClient()<{ delivery: object; event: object; pending: number }[]>`
    with kept as (
      update webhook_lanes set leased_until = ${until}::timestamptz, version = version + 1
      where account_id = ${account} and endpoint_id = ${endpoint}
        and lease_holder = ${lane.leaseHolder} returning 1),
    due as (
      select account_id, id from webhook_deliveries
      where account_id = ${account} and endpoint_id = ${endpoint} and state = 'pending'
        and next_attempt_at <= ${now.toString()}::timestamptz and exists (select 1 from kept)
      order by next_attempt_at, id limit ${limit} for update),
    taken as (
      update webhook_deliveries delivery set next_attempt_at = ${until}::timestamptz from due
      where delivery.account_id = due.account_id and delivery.id = due.id
      returning delivery.*)
    select row_to_json(taken) as delivery, row_to_json(events) as event,
      (select count(*)::int from webhook_deliveries other
        where other.account_id = taken.account_id and other.event_id = taken.event_id
          and other.state = 'pending') as pending
    from taken join events
      on events.account_id = taken.account_id and events.id = taken.event_id
    order by events.id`;
  return rows.map((row) => ({
    delivery: decodeRow(webhookDeliveries, { ...row.delivery }),
    event: decodeRow(events, { ...row.event }),
    pendingWebhooks: row.pending,
  }));
}

/** What is written down after a few deliveries were sent. */
export interface Sent {
  readonly posted: readonly PostedDelivery[];
  /** The deliveries as they stand now. */
  readonly settled: readonly Delivery[];
  readonly health: LaneHealth;
}

/** Writes down what was sent and what came back, what becomes of it, and how the endpoint does. */
export async function recordAttempts(lane: Lane, sent: Sent): Promise<void> {
  await sqlClient().begin((tx) =>
    Promise.all([
      // The lane before what is in it: everybody locks in this order.
      noteHealth(tx, lane, sent.health),
      ...insertAttempts(tx, sent.posted),
      settle(tx, lane, sent.settled),
    ]),
  );
}

function noteHealth(tx: TransactionSql, lane: Lane, health: LaneHealth) {
  const { failuresInRow, givenUpInRow, failingSince, failingToldAt } = health;
  return tx`
    update webhook_lanes set failures_in_row = ${failuresInRow},
      given_up_in_row = ${givenUpInRow},
      failing_since = ${failingSince?.toString() ?? null}::timestamptz,
      failing_told_at = ${failingToldAt?.toString() ?? null}::timestamptz,
      version = version + 1
    where account_id = ${idToUuid(lane.accountId)}
      and endpoint_id = ${idToUuid(lane.endpointId)} and lease_holder = ${lane.leaseHolder}`;
}

function insertAttempts(tx: TransactionSql, posted: readonly PostedDelivery[]) {
  const rows = posted.map(({ attempt }) => ({ table: webhookAttempts, row: attempt }));
  return insertStatements(rows).map(({ text, parameters }) =>
    tx.unsafe(`${text} on conflict do nothing`, [...parameters], { prepare: true }),
  );
}

function settle(tx: TransactionSql, lane: Lane, settled: readonly Delivery[]) {
  const columns = [
    settled.map(({ id }) => idToUuid(id)),
    settled.map(({ state }) => state),
    settled.map(({ attempts }) => String(attempts)),
    settled.map(({ tries }) => String(tries)),
    settled.map(({ nextAttemptAt }) => nextAttemptAt?.toString() ?? null),
    settled.map(({ lastStatus }) => lastStatus?.toString() ?? null),
    settled.map(({ lastFailure }) => lastFailure),
    settled.map(({ finishedAt }) => finishedAt?.toString() ?? null),
  ];
  return tx.unsafe(
    `update webhook_deliveries delivery set state = new.state, attempts = new.attempts,
      tries = new.tries, next_attempt_at = new.next_attempt_at, last_status = new.last_status,
      last_failure = new.last_failure, finished_at = new.finished_at
    from unnest($1::text[]::uuid[], $2::text[], $3::text[]::int[], $4::text[]::int[],
        $5::text[]::timestamptz[], $6::text[]::int[], $7::text[], $8::text[]::timestamptz[])
      as new(id, state, attempts, tries, next_attempt_at, last_status, last_failure, finished_at)
    where delivery.account_id = $9::text::uuid and delivery.id = new.id`,
    [...columns, idToUuid(lane.accountId)],
    { prepare: true },
  );
}

/**
 * Lets go of a lane. It is locked before it is asked what is due next, so that whoever puts
 * something into it meanwhile either is seen here or sees that it is free.
 */
export async function releaseLane(lane: Lane, restsUntil: Temporal.Instant | null): Promise<void> {
  const [account, endpoint] = [idToUuid(lane.accountId), idToUuid(lane.endpointId)];
  await sqlClient().begin((tx) =>
    Promise.all([
      tx`select 1 from webhook_lanes where account_id = ${account} and endpoint_id = ${endpoint}
        for update`,
      tx`
        update webhook_lanes set leased_until = null, lease_holder = null,
          rests_until = ${restsUntil?.toString() ?? null}::timestamptz, version = version + 1,
          due_at = (select min(next_attempt_at) from webhook_deliveries
            where account_id = ${account} and endpoint_id = ${endpoint} and state = 'pending')
        where account_id = ${account} and endpoint_id = ${endpoint}
          and lease_holder = ${lane.leaseHolder}`,
    ]),
  );
}

/** Gives up what waits for an endpoint that takes nothing any more; it can be sent again later. */
export async function closePending(lane: Lane, now: Temporal.Instant): Promise<void> {
  await sqlClient()`
    update webhook_deliveries
    set state = 'failed', next_attempt_at = null, finished_at = ${now.toString()}::timestamptz,
      last_failure = 'endpoint_disabled'
    where account_id = ${idToUuid(lane.accountId)} and endpoint_id = ${idToUuid(lane.endpointId)}
      and state = 'pending'`;
}
