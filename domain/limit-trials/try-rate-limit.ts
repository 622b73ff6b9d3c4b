import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { namesOfKeys, requestsSince } from "#domain/limit-trials/queries";
import { type LoggedRequest, replay, type Verdicts } from "#domain/limit-trials/replay";
import { limitsInForce } from "#domain/rate-limits/limits-in-force";
import { requireAllowed, type SetRateLimitInput } from "#domain/rate-limits/set-rate-limit";
import type { Id } from "#platform/ids";

/** How often one key, route or rule would have been refused. */
export interface RefusedPart {
  readonly name: string;
  readonly refused: number;
}

/** What a limit would have done in the last 24 hours, together with the others in force. */
export interface Trial {
  readonly asked: number;
  readonly refused: number;
  /** How many the limits that are in force would have refused, replayed in the same way. */
  readonly refusedNow: number;
  /** From when on requests were replayed: the latest, where there were too many. */
  readonly since: Temporal.Instant;
  readonly isCut: boolean;
  /** Hour by hour, without a gap. */
  readonly hours: readonly {
    readonly from: Temporal.Instant;
    readonly asked: number;
    readonly refused: number;
  }[];
  readonly rules: readonly RefusedPart[];
  readonly routes: readonly RefusedPart[];
  readonly keys: readonly (RefusedPart & { readonly id: Id<"key"> })[];
}

const hoursReplayed = 24;
const hourMs = 3_600_000;
/** A busy account has millions a day; the latest of them say enough, in a second or two. */
const mostRequests = 100_000;
const mostShown = 10;

/** Replays the last 24 hours of the request log against a limit that is not set yet. */
export async function tryRateLimit(ctx: Context, input: SetRateLimitInput): Promise<Trial> {
  requireScope(ctx, "requests:read");
  requireAllowed(input);

  const read = readerOf(ctx);
  const { now, accountId } = read;
  const since = now.subtract({ hours: hoursReplayed });
  const [requests, books] = await Promise.all([
    requestsSince(read, since, mostRequests),
    limitsInForce(read, input),
  ]);
  const verdicts = await replay(requests, { accountId, book: books.proposed });
  const present = await replay(requests, { accountId, book: books.present });
  const isCut = requests.length === mostRequests;
  const from = isCut ? (requests[0]?.atMs ?? 0) : since.epochMilliseconds;
  const refused = requests.filter((_, place) => verdicts[place] !== undefined);
  const keys = most(refused.flatMap(({ keyId }) => keyId ?? []));
  const names = await namesOfKeys(
    read,
    keys.map(([id]) => id),
  );
  return {
    asked: requests.length,
    refused: refused.length,
    refusedNow: present.filter((rule) => rule !== undefined).length,
    since: Temporal.Instant.fromEpochMilliseconds(Math.floor(from)),
    isCut,
    hours: hoursOf(requests, verdicts, now.epochMilliseconds),
    rules: parts(verdicts.flatMap((rule) => rule ?? [])),
    routes: parts(refused.map(({ route }) => route)),
    keys: keys.map(([id, count]) => ({ id, name: names.get(id) ?? id, refused: count })),
  };
}

function parts(names: readonly string[]): readonly RefusedPart[] {
  return most(names).map(([name, refused]) => ({ name, refused }));
}

/** Those that occur most, with how often. */
function most<Name extends string>(names: readonly Name[]): readonly (readonly [Name, number])[] {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one).slice(0, mostShown);
}

function hoursOf(requests: readonly LoggedRequest[], verdicts: Verdicts, nowMs: number) {
  const firstMs = nowMs - (nowMs % hourMs) - hoursReplayed * hourMs;
  const hours = Array.from({ length: hoursReplayed + 1 }, (_, place) => ({
    from: Temporal.Instant.fromEpochMilliseconds(firstMs + place * hourMs),
    asked: 0,
    refused: 0,
  }));
  for (const [place, { atMs }] of requests.entries()) {
    const hour = hours[Math.floor((atMs - firstMs) / hourMs)];
    if (!hour) continue;
    hour.asked += 1;
    if (verdicts[place] !== undefined) hour.refused += 1;
  }
  return hours;
}
