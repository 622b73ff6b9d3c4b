import type { Context, Once } from "#domain/access/context";
import { Replay } from "#domain/idempotency/replay";
import { sha256 } from "#platform/secrets";

/** A form that may come twice: by a second press, a lost answer, a reload. */
export interface Sending {
  /** The number that the page gave to the form. */
  readonly sending: string;
  /** What was said in it: said differently, it is another request. */
  readonly said: readonly (string | undefined)[];
}

/** Does once what a form asks for, and tells the id of what it made, also when it comes again. */
export async function sentOnce(
  ctx: Pick<Context, "actor">,
  { sending, said }: Sending,
  run: (once: Once) => Promise<{ readonly id: string }>,
): Promise<string> {
  const fingerprint = sha256(JSON.stringify([ctx.actor.id, sending, ...said]));
  const once: Once = { key: `form:${fingerprint}`, fingerprint, answer: idOf, refusal: idOf };
  try {
    return (await run(once)).id;
  } catch (error) {
    if (error instanceof Replay) return error.answer.body;
    throw error;
  }
}

function idOf(result: unknown) {
  const id = result instanceof Object && "id" in result ? String(result.id) : "";
  return { status: 200, body: id };
}
