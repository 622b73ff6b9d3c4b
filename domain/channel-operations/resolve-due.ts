import { type DueOperation, dueOperations } from "#domain/channel-operations/queries";
import { resolveOperation } from "#domain/channel-operations/resolve-operation";
import { type Served, serveDue } from "#domain/merchants/serve-due";
import type { Clock } from "#platform/clock";

/** Looks up everything that is in doubt and due, in all accounts. */
export function resolveDue(clock: Clock): Promise<Served> {
  const now = clock();
  return serveDue<DueOperation>(clock, {
    failure: "An operation in doubt could not be looked up; it is tried again in the next round.",
    next: (after) => dueOperations(now, after),
    serve: (ctx, { id }) => resolveOperation(ctx, { operationId: id }),
  });
}
