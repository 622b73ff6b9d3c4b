import { nearReplica } from "#db/replica";
import type { Context } from "#domain/access/context";
import { DomainError } from "#domain/errors/domain-error";

/**
 * Runs a read whose result may be some seconds old and decides nothing: on a replica, if there is
 * one that is near; else, and whenever it fails there, on the primary.
 */
export async function readReport<Asker extends Context, Result>(
  ctx: Asker,
  read: (ctx: Asker) => Promise<Result>,
): Promise<Result> {
  const replica = nearReplica();
  if (!replica) return read(ctx);
  try {
    return await read({ ...ctx, replica });
  } catch (error) {
    if (!(error instanceof DomainError)) replica.leave();
    return read(ctx);
  }
}
