import type { Context } from "#domain/access/context";
import { DomainError } from "#domain/errors/domain-error";
import { Replay } from "#domain/idempotency/replay";

/**
 * Does a step of the seed under an idempotency key of its own and gives its object's id; a step
 * done before gives the same id again, and one that was declined gives undefined.
 */
export async function seeded(
  ctx: Context,
  key: string,
  step: (ctx: Context) => Promise<{ readonly id: string }>,
): Promise<string | undefined> {
  const once = {
    key,
    fingerprint: key,
    answer: (made: unknown) => ({ status: 200, body: idOf(made) }),
    refusal: () => ({ status: 402, body: "" }),
  };
  try {
    return (await step({ ...ctx, once })).id;
  } catch (error) {
    if (error instanceof Replay) return error.answer.body || undefined;
    if (error instanceof DomainError && error.details.chargeId) return undefined;
    throw error;
  }
}

function idOf(made: unknown): string {
  return typeof made === "object" && made !== null && "id" in made ? String(made.id) : "";
}
