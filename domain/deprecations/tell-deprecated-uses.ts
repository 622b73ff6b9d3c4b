import { deprecationUses } from "#db/schema/deprecations";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { deprecations } from "#domain/api-versions/deprecations";
import { type Change, change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import {
  type DeprecationUse,
  deprecationUseView,
  isToldAgain,
} from "#domain/deprecations/deprecation-use";
import { knownUses, type SeenUse, usesSince } from "#domain/deprecations/queries";
import { told } from "#domain/events/event-note";
import { newId } from "#platform/ids";

/** So far back the log is looked through; the job runs more often. */
export const lookBackHours = 3;

interface Found {
  readonly seen: SeenUse;
  readonly before: DeprecationUse | undefined;
}

/**
 * Notes which keys of the account still use what is deprecated, by the request log, and tells
 * people of each: at first, and again every month while it goes on.
 */
export async function tellDeprecatedUses(ctx: Context): Promise<readonly DeprecationUse[]> {
  requireScope(ctx, "notifications:send");

  return commit(ctx, async (read) => changeOf(ctx, await foundIn(read), read));
}

async function foundIn(read: Reader): Promise<readonly Found[]> {
  const since = read.now.subtract({ hours: lookBackHours });
  const known = await knownUses(read);
  const uses = await Promise.all(deprecations.map(({ name }) => usesSince(read, name, since)));
  return uses.flat().map((seen) => ({
    seen,
    before: known.find(
      ({ keyId, deprecation }) => keyId === seen.keyId && deprecation === seen.deprecation,
    ),
  }));
}

function changeOf(
  ctx: Context,
  found: readonly Found[],
  { accountId, now }: Reader,
): Change<readonly DeprecationUse[]> {
  const uses = found.map(({ seen, before }) => {
    if (!before) {
      return { accountId, id: newId("depr", now), ...seen, toldAt: now, version: 1n };
    }
    const toldAt = isToldAgain(before, now) ? now : before.toldAt;
    return next(before, { lastUsedAt: seen.lastUsedAt, toldAt });
  });
  const news = uses.filter(({ toldAt }) => Temporal.Instant.compare(toldAt, now) === 0);
  const events = news.map((use) =>
    told("api_key.uses_deprecated", deprecationUseView(use), use.version),
  );
  const audit = { action: "deprecations.told", subject: ctx.account.id };
  const made = change<readonly DeprecationUse[]>(news, { audit, events });
  for (const [at, use] of uses.entries()) {
    const before = found[at]?.before;
    if (before) made.updates(deprecationUses, before, use);
    else made.inserts(deprecationUses, use);
  }
  return made;
}
