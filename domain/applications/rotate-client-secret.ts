import { applicationSecrets } from "#db/schema/oauth";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { hasSecret } from "#domain/applications/application";
import { newClientSecret } from "#domain/applications/client-secret";
import { loadApplication } from "#domain/applications/load-application";
import { secretsInUse } from "#domain/applications/queries";
import type { RegisteredApplication } from "#domain/applications/register-application";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";

/** How long the former secret may go on beside the new one, in hours. */
export const secretOverlapHours = { usual: 24, most: 168 } as const;

export interface RotateClientSecretInput {
  readonly applicationId: string;
  /** 0 ends the former secret at once, as after a leak. */
  readonly overlapHours: number;
}

/** Gives an application a new secret, shown this once, with time to take it up. */
export async function rotateClientSecret(
  ctx: Context,
  input: RotateClientSecretInput,
): Promise<RegisteredApplication> {
  requireScope(ctx, "applications:write");
  requireFreshProof(ctx);
  const person = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const application = await loadApplication(ctx.account, input.applicationId);
    if (!hasSecret(application)) {
      throw new DomainError(
        "application_unexpected_state",
        "This application proves itself otherwise than by a secret.",
      );
    }
    const maker = { applicationId: application.id, createdBy: person.id, at: read.now };
    const { secret, row } = newClientSecret(maker);
    const audit = {
      action: "application.secret_rotated",
      subject: application.id,
      after: { hint: row.hint, overlap_hours: input.overlapHours },
    };
    const rotation = change({ application, secret }, { audit, events: [] });
    const ends = read.now.add({ hours: Math.min(input.overlapHours, secretOverlapHours.most) });
    for (const former of await secretsInUse(read, application.id)) {
      const isSooner = former.endsAt && Temporal.Instant.compare(former.endsAt, ends) < 0;
      const endsAt = isSooner ? former.endsAt : ends;
      rotation.updates(applicationSecrets, former, next(former, { endsAt }));
    }
    return rotation.inserts(applicationSecrets, row);
  });
}
