import { rateLimitSchema, removedLimitSchema } from "#app/v1/rate_limits/rate-limit-schema";
import {
  rateLimitView,
  removedLimitView,
  type ShownLimit,
  shownLimit,
} from "#domain/limit-settings/rate-limit-view";
import type { SetRateLimit } from "#domain/rate-limits/rate-limits";
import { contract } from "#http/contract";
import { listContract, undatedListParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { wireEnum, wireId, wireInteger, wireObject, wireText } from "#http/wire";

const parts = ["account", "key", "route", "address"] as const;
/** Above all bounds that an operator sets, which say at which field a number is too high. */
const highest = 1_000_000_000;
const limit = () => wireInteger({ min: 1, max: highest }).optional();
const one = wireObject({ rate_limit: wireId() }).transform(renamed({ rate_limit: "rateLimitId" }));

export const listRateLimitsContract = listContract({
  path: "/v1/rate_limits",
  summary: "List rate limits",
  scope: "rate_limits:read",
  input: undatedListParameters({ applies_to: wireEnum(parts).optional() }).transform(renamed({})),
  item: rateLimitSchema,
  view: rateLimitView,
});

export const setRateLimitContract = contract({
  method: "POST",
  path: "/v1/rate_limits",
  summary: "Set a rate limit",
  scope: "rate_limits:write",
  input: wireObject({
    applies_to: wireEnum(parts),
    key: wireId().optional(),
    route: wireText({ max: 200 }).optional(),
    rate: limit(),
    burst: limit(),
    calls_per_day: limit(),
    in_flight: limit(),
  }).transform(renamed({})),
  answer: rateLimitSchema,
  view: (row: SetRateLimit, { account }) => rateLimitView(shownLimit(row), account),
});

export const retrieveRateLimitContract = contract({
  method: "GET",
  path: "/v1/rate_limits/{rate_limit}",
  summary: "Retrieve a rate limit",
  scope: "rate_limits:read",
  input: one,
  answer: rateLimitSchema,
  view: (shown: ShownLimit, { account }) => rateLimitView(shown, account),
});

export const removeRateLimitContract = contract({
  method: "DELETE",
  path: "/v1/rate_limits/{rate_limit}",
  summary: "Take back a rate limit",
  scope: "rate_limits:write",
  input: one,
  answer: removedLimitSchema,
  view: (row: SetRateLimit) => removedLimitView(shownLimit(row)),
});
