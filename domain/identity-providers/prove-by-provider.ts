import { sessions } from "#db/schema/people";
import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { signInFailed } from "#domain/people/prove-password";
import { loadProvingSession } from "#domain/proofs/load-proving-session";
import type { SessionRow } from "#domain/sessions/session";
import type { Id } from "#platform/ids";

/** How far the provider's clock may be behind ours. */
const clockSkewSeconds = 30;

/** What a provider has said of whoever it was asked to look at anew. */
export interface Vouching {
  readonly personId: Id<"usr">;
  /** A merchant's provider, which proves something only in sessions that it has opened. */
  readonly providerId: Id<"idp"> | null;
  /** When the provider was asked. */
  readonly askedAt: Temporal.Instant;
  /** When it says that the person has shown it who they are. */
  readonly shownAt: Temporal.Instant | undefined;
}

/**
 * Takes a provider's word that it is still the person who signed in; one who knew them still and
 * did not look, or does not say when it did, has proved nothing.
 */
export async function proveByProvider(
  ctx: Context,
  { personId, providerId, askedAt, shownAt }: Vouching,
): Promise<SessionRow> {
  requireScope(ctx, "sessions:write");
  const { id } = requirePerson(ctx);
  const sessionId = ctx.session?.id;
  if (!sessionId || personId !== id) throw signInFailed();
  const earliest = askedAt.subtract({ seconds: clockSkewSeconds });
  if (!shownAt || Temporal.Instant.compare(shownAt, earliest) < 0) throw notAnew();

  return commit(ctx, async (read) => {
    const before = await loadProvingSession(read, { sessionId, personId });
    if (providerId !== null && before.providerId !== providerId) throw signInFailed();
    const after = next(before, { provenAt: read.now });
    const by = providerId ?? "installation";
    const audit = { action: "session.proven", subject: sessionId, after: { by } };
    return change(after, { audit, events: [] }).updates(sessions, before, after);
  });
}

function notAnew(): DomainError {
  return new DomainError("proof_required", "The provider did not have you sign in anew.");
}
