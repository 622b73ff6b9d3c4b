import type { Context } from "#domain/access/context";
import { DomainError } from "#domain/errors/domain-error";
import { admitRequest } from "#domain/rate-limits/admit-request";
import type { Admission, Rule } from "#domain/rate-limits/limiter";
import type { Answer } from "#http/answer";
import { answerToError } from "#http/fault";

type Refusal = NonNullable<Admission["refusal"]>;

/** A program that repeats by itself, as SDKs do, gives up after about so long. */
const repeatedWithinMs = 1_000;

/**
 * Answers if the limits of the key and its account let this request through, else says when they
 * will; either way the headers tell where the limits stand.
 */
export async function throttled(ctx: Context, answer: () => Promise<Answer>): Promise<Answer> {
  const { account, actor, requestId } = ctx;
  const keyId = actor.kind === "api_key" ? actor.id : undefined;
  const { refusal, standings } = await admitRequest({ accountId: account.id, keyId });
  const given = refusal
    ? refused(refusal, requestId)
    : await answer().catch((error: unknown) => answerToError(error, requestId));
  return standings.length === 0
    ? given
    : { ...given, headers: { ...given.headers, ...limitHeaders(standings) } };
}

function refused({ rule, waitMs }: Refusal, requestId: Context["requestId"]): Answer {
  const seconds = Math.ceil(waitMs / 1000);
  const { ratePerSecond, burst } = rule.limit;
  const limit = `the limit "${rule.name}": ${ratePerSecond} a second, ${burst} at once`;
  const wait = `Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`;
  const error = new DomainError("rate_limit", `Too many requests for ${limit}. ${wait}`);
  return {
    ...answerToError(error, requestId),
    shouldRetry: waitMs <= repeatedWithinMs,
    headers: { "retry-after": String(seconds) },
  };
}

/** The fields of the IETF's draft 11: the limits, and what is left of them until they are whole. */
function limitHeaders(standings: Admission["standings"]): Readonly<Record<string, string>> {
  let policies = "";
  let lefts = "";
  for (const { rule, tokens, fullInMs } of standings) {
    const separator = policies === "" ? "" : ", ";
    policies += `${separator}${policyOf(rule)}`;
    lefts += `${separator}"${rule.name}";r=${tokens};t=${Math.ceil(fullInMs / 1000)}`;
  }
  return { "ratelimit-policy": policies, ratelimit: lefts };
}

function policyOf({ name, limit: { burst, ratePerSecond } }: Rule): string {
  return `"${name}";q=${burst};w=${Math.ceil(burst / ratePerSecond)}`;
}
