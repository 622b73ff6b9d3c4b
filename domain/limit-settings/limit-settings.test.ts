import { expect, test } from "vitest";
import { pageRateLimits } from "#domain/limit-settings/page-rate-limits";
import {
  rateLimitId,
  rateLimitView,
  removedLimitView,
  shownLimit,
} from "#domain/limit-settings/rate-limit-view";
import { removeRateLimit } from "#domain/limit-settings/remove-rate-limit";
import { retrieveRateLimit } from "#domain/limit-settings/retrieve-rate-limit";
import { setPartLimit } from "#domain/limit-settings/set-part-limit";
import { anAccount, keyContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";

const route = "POST /v1/refunds";

test("the same part has the same id before and after it is set, and another's is another", async () => {
  const account = await anAccount();
  const ctx = keyContext(account);
  const id = rateLimitId({ accountId: account.id, subject: account.id });
  const before = await retrieveRateLimit(ctx, { rateLimitId: id });
  expect(rateLimitView(before, account)).toMatchObject({ id, applies_to: "account", set: null });
  const set = await setPartLimit(ctx, { appliesTo: "account", callsPerDay: 9 });
  expect(rateLimitView(shownLimit(set), account)).toMatchObject({
    id,
    calls_per_day: 9,
    rate: before.limits.rate?.ratePerSecond,
    set: { calls_per_day: 9, rate: null },
  });
  const other = await retrieveRateLimit(ctx, { rateLimitId: id });
  expect(other).toMatchObject({ own: { callsPerDay: 9 }, gauges: { callsToday: 0 } });
  const stranger = retrieveRateLimit(keyContext(await anAccount()), { rateLimitId: id });
  await expect(stranger).rejects.toMatchObject({ code: "resource_missing" });
});

test("what is taken back is gone where nothing is given, and given again where something is", async () => {
  const account = await anAccount();
  const ctx = keyContext(account);
  const row = await setPartLimit(ctx, { appliesTo: "route", route, rate: 1, burst: 2 });
  const input = { rateLimitId: rateLimitId(row) };
  const removed = await removeRateLimit(ctx, input);
  expect(removedLimitView(shownLimit(removed))).toEqual({
    id: input.rateLimitId,
    object: "rate_limit",
    deleted: true,
  });
  await expect(retrieveRateLimit(ctx, input)).rejects.toMatchObject({ code: "resource_missing" });
  await expect(removeRateLimit(ctx, input)).rejects.toMatchObject({ code: "resource_missing" });
  const { rows } = await pageRateLimits(ctx, { limit: 10 });
  expect(rows.map(({ subject }) => subject)).toEqual([account.id]);
});

test("a list is narrowed to one kind of part, and goes on from any id", async () => {
  const ctx = keyContext(await anAccount());
  await setPartLimit(ctx, { appliesTo: "route", route, callsPerDay: 5 });
  await setPartLimit(ctx, { appliesTo: "address", callsPerDay: 5 });
  const routes = await pageRateLimits(ctx, { limit: 10, appliesTo: "route" });
  expect(routes).toMatchObject({ rows: [{ subject: `route ${route}` }], hasMore: false });
  const all = await pageRateLimits(ctx, { limit: 10 });
  const ids = all.rows.map(rateLimitId);
  expect(ids).toEqual(ids.toSorted().toReversed());
  const rest = await pageRateLimits(ctx, { limit: 10, startingAfter: ids[0] });
  expect(rest.rows.map(rateLimitId)).toEqual(ids.slice(1));
  const newer = await pageRateLimits(ctx, { limit: 1, endingBefore: ids[2] });
  expect(newer).toMatchObject({ rows: [{ subject: all.rows[1]?.subject }], hasMore: true });
});

test("without the right nothing is read, set or taken back", async () => {
  const all = keyContext(await anAccount());
  const [blind, reader] = [without(all, "rate_limits:read"), without(all, "rate_limits:write")];
  const input = {
    rateLimitId: rateLimitId({ accountId: all.account.id, subject: all.account.id }),
  };
  for (const tried of [
    pageRateLimits(blind, { limit: 1 }),
    retrieveRateLimit(blind, input),
    setPartLimit(reader, { appliesTo: "account", callsPerDay: 9 }),
    removeRateLimit(reader, input),
  ]) {
    await expect(tried).rejects.toMatchObject({ code: "more_permissions_required" });
  }
});
