import type { Context } from "#domain/access/context";
import { DomainError } from "#domain/errors/domain-error";
import type { Refusal } from "#domain/rate-limits/admission";
import { type Admission, admitRequest, noteRefusal } from "#domain/rate-limits/admit-request";
import type { Rule } from "#domain/rate-limits/limiter";
import type { Answer } from "#http/answer";
import { answerToError } from "#http/fault";
import type { RequestWatch } from "#http/watch-request";

/** A program that repeats by itself, as SDKs do, gives up after about so long. */
const repeatedWithinMs = 1_000;

/** What is asked for, and where what became of it is noted. */
interface Throttled {
  /** `POST /v1/refunds`, the path as the documents name it. */
  readonly route?: string;
  readonly watch?: RequestWatch;
}

/**
 * Answers if the limits that the request falls under let it through, else says when they will;
 * either way the headers tell where the limits stand. What it occupies is freed with the answer,
 * whatever became of it.
 */
export async function throttled(
  ctx: Context,
  answer: () => Promise<Answer>,
  { route, watch }: Throttled = {},
): Promise<Answer> {
  const { account, actor, address, requestId } = ctx;
  const keyId = actor.kind === "api_key" ? actor.id : undefined;
  const asked = admitRequest({ accountId: account.id, keyId, route, address });
  const admission = asked instanceof Promise ? await asked : asked;
  watch?.noted({ limiter: limiterNote(admission) });
  try {
    const given = admission.refusal
      ? refused(admission.refusal, requestId)
      : await answer().catch((error: unknown) => answerToError(error, requestId));
    const { refusedBy: rule } = given;
    if (rule)
      noteRefusal({
        accountId: account.id,
        rule,
        caller: actor.id,
        route: route ?? "",
        address: "",
      });
    const headers = limitHeaders(admission);
    return headers ? { ...given, headers: { ...given.headers, ...headers } } : given;
  } finally {
    admission.leave();
  }
}

/** What the request's story tells of its limits: a request takes one token of each, or none. */
function limiterNote({ refusal, standings, days }: Admission) {
  const taken = refusal ? 0 : 1;
  return {
    limits: [
      ...standings.map(({ rule, tokens }) => ({
        rule: rule.name,
        before: tokens + taken,
        after: tokens,
        burst: rule.limit.burst,
      })),
      ...days.map(({ rule, left }) => ({
        rule: rule.name,
        before: left + taken,
        after: left,
        burst: rule.callsPerDay,
      })),
    ],
    refusedBy: refusal?.rule.name,
  };
}

function refused(refusal: Refusal, requestId: Context["requestId"]): Answer {
  const { waitMs } = refusal;
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const limit = `the limit "${refusal.rule.name}": ${limitText(refusal)}`;
  const wait = `Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`;
  const error = new DomainError("rate_limit", `Too many requests for ${limit}. ${wait}`);
  return {
    ...answerToError(error, requestId),
    shouldRetry: waitMs <= repeatedWithinMs,
    headers: { "retry-after": String(seconds) },
  };
}

function limitText(refusal: Refusal): string {
  if (refusal.kind === "day") return `${refusal.rule.callsPerDay} a day, from midnight UTC`;
  if (refusal.kind === "flight") return `${refusal.rule.inFlight} at a time`;
  const { ratePerSecond, burst } = refusal.rule.limit;
  return `${ratePerSecond} a second, ${burst} at once`;
}

const dayS = 86_400;

/** The fields of the IETF's draft 11: the limits, and what is left of them until they are whole. */
function limitHeaders(admission: Admission): Readonly<Record<string, string>> | undefined {
  const { standings, days, flights, resetsInMs } = admission;
  let policies = "";
  let lefts = "";
  const add = (policy: string, left: string) => {
    const separator = policies === "" ? "" : ", ";
    policies += separator + policy;
    lefts += separator + left;
  };
  for (const { rule, tokens, fullInMs } of standings) {
    add(policyOf(rule), `"${rule.name}";r=${tokens};t=${Math.ceil(fullInMs / 1000)}`);
  }
  for (const { rule, left } of days) {
    const resets = Math.ceil(resetsInMs / 1000);
    add(`"${rule.name}";q=${rule.callsPerDay};w=${dayS}`, `"${rule.name}";r=${left};t=${resets}`);
  }
  for (const { rule, room } of flights) {
    add(`"${rule.name}";q=${rule.inFlight};qu="concurrent-requests"`, `"${rule.name}";r=${room}`);
  }
  return policies === "" ? undefined : { "ratelimit-policy": policies, ratelimit: lefts };
}

function policyOf({ name, limit: { burst, ratePerSecond } }: Rule): string {
  return `"${name}";q=${burst};w=${Math.ceil(burst / ratePerSecond)}`;
}
