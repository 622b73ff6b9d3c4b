/** A promise of ours that did not hold: a fault to repair, never an answer to a caller. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** Stops at once where what only we can cause has gone wrong, before money moves on it. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}
