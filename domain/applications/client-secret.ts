import type { ApplicationSecret } from "#domain/applications/application";
import { secretByDigest } from "#domain/applications/queries";
import type { Clock } from "#platform/clock";
import { type Id, newId } from "#platform/ids";
import { randomToken } from "#platform/random";
import { keyedDigest } from "#platform/secrets";

const prefix = "tg_cs_";
const hintLength = 4;

/** A client secret in the only moment in which it can be read, and what is kept of it. */
export interface NewSecret {
  readonly secret: string;
  readonly row: ApplicationSecret;
}

interface Maker {
  readonly applicationId: Id<"app">;
  readonly createdBy: Id<"usr">;
  readonly at: Temporal.Instant;
}

/** A new client secret of 256 bits, by a prefix that scanners of leaked secrets can know. */
export function newClientSecret({ applicationId, createdBy, at }: Maker): NewSecret {
  const secret = `${prefix}${randomToken()}`;
  const row: ApplicationSecret = {
    id: newId("aps", at),
    applicationId,
    digest: clientSecretDigest(secret),
    hint: `${prefix}…${secret.slice(-hintLength)}`,
    createdBy,
    createdAt: at,
    endsAt: null,
    version: 1n,
  };
  return { secret, row };
}

/** What is kept of a secret to know it by. */
function clientSecretDigest(secret: string): string {
  return keyedDigest("client-secret", secret);
}

/** Whether this text is a secret of that application which has not ended. */
export async function isSecretOf(
  applicationId: Id<"app">,
  secret: string,
  clock: Clock,
): Promise<boolean> {
  const found = await secretByDigest(applicationId, clientSecretDigest(secret));
  if (!found) return false;
  return found.endsAt === null || Temporal.Instant.compare(clock(), found.endsAt) < 0;
}
