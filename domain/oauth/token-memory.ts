import * as z from "zod";
import { beforeDisconnect } from "#db/client";
import { listen } from "#db/listen";
import { createToldMemory, type ToldMemory } from "#db/told-memory";
import { artefactDigest, openedPayload } from "#domain/oauth/artefact";
import { findToken } from "#domain/oauth/queries";

type FoundToken = NonNullable<Awaited<ReturnType<typeof findToken>>>;

const Claims = z.object({ scope: z.string().default(""), jkt: z.string().optional() });

/** All that decides on a token, and what it says itself. */
export interface KnownToken extends FoundToken {
  readonly claims: z.output<typeof Claims>;
  /** When its use was last noted, in milliseconds since 1970; moves on while it is remembered. */
  lastNotedAt: number;
}

// Next loads modules more than once in one process; what one forgets all must forget.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateTokens?: ToldMemory<KnownToken> | undefined };

/** What decides on an access token, from memory where nothing of it has changed. */
export function knownToken(token: string): Promise<KnownToken | undefined> {
  holder.tollgateTokens ??= toldMemory();
  const digests = [
    artefactDigest("AccessToken", token),
    artefactDigest("ClientCredentials", token),
  ] as const;
  return holder.tollgateTokens.find(digests[0], () => lookedUp(digests));
}

/** Has this process read every token again from its next request on. */
export function forgetTokens(): void {
  holder.tollgateTokens?.forget(() => true);
}

async function lookedUp(digests: readonly [string, string]): Promise<KnownToken | undefined> {
  const found = await findToken(digests);
  const payload = found && openedPayload(found.artefact.ciphertext, found.artefact.digest);
  if (!payload) return undefined;
  const lastNotedAt = found.grant?.lastUsedAt?.epochMilliseconds ?? 0;
  return { ...found, claims: Claims.parse(payload), lastNotedAt };
}

/**
 * Six tables decide on a token, and are told of on one channel that names nothing: they change so
 * seldom that reading every token again costs less than knowing which.
 */
function toldMemory(): ToldMemory<KnownToken> {
  const hears = listen({
    channel: "access_tokens_changed",
    heard: forgetTokens,
    resumed: forgetTokens,
  });
  beforeDisconnect(async () => {
    holder.tollgateTokens = undefined;
  });
  return createToldMemory({ hears, nowMs: () => performance.now() });
}
