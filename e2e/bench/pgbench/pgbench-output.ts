/** What pgbench says of a run at its end. */
export interface PgbenchOutput {
  readonly perSecond: number;
  readonly transactions: number;
}

/** Reads the report that pgbench 14 and later prints. */
export function pgbenchOutput(text: string): PgbenchOutput {
  const transactions = figure(text, /^number of transactions actually processed: (\d+)/m);
  // Of a run in which none came to its end it tells no pace.
  const perSecond = transactions === 0 ? 0 : figure(text, /^tps = ([\d.]+)/m);
  return { perSecond, transactions };
}

function figure(text: string, shape: RegExp): number {
  const found = shape.exec(text)?.[1];
  if (found === undefined) throw new Error(`pgbench did not say what it has measured:\n${text}`);
  return Number(found);
}
