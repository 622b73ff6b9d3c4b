import { z } from "zod";
import { passkeys } from "#db/schema/sign-in";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { passkeysOf } from "#domain/passkeys/passkeys-of";

export const RemovePasskeyInput = z.object({ passkeyId: z.string().min(1).max(40) });

/** Takes one of the person's passkeys away: the device may keep it, it opens nothing here. */
export async function removePasskey(
  ctx: Context,
  { passkeyId }: z.output<typeof RemovePasskeyInput>,
): Promise<void> {
  requireScope(ctx, "factors:write");
  requireFreshProof(ctx);
  const { id: personId } = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const passkey = (await passkeysOf(personId)).find(({ id }) => id === passkeyId);
    if (!passkey) throw new DomainError("resource_missing", "No such passkey.");
    const before = { kind: "passkey", name: passkey.name };
    const audit = { action: "second_factor.removed", subject: personId, before };
    const after = next(passkey, { removedAt: read.now });
    return change(undefined, { audit, events: [] }).updates(passkeys, passkey, after);
  });
}
