import { sweepBatch } from "#domain/request-proofs/queries";

/** Forgets what has ended by itself and so needs no remembering, and says how much it was. */
export async function sweepNonces(): Promise<number> {
  const swept = await sweepBatch();
  return swept === 0 ? 0 : swept + (await sweepNonces());
}
