/** The middle of repeated measurements, and between which they lay. */
export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** What repeated measurements come to; undefined where there are none. */
export function summaryOf(values: readonly number[]): Summary | undefined {
  const sorted = values.toSorted((left, right) => left - right);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return undefined;
  return { median: middleOf(sorted), least, most };
}

/** How many times the ones are the others, round by round: noise of a moment hits both. */
export function ratioOf(ones: readonly number[], others: readonly number[]): Summary | undefined {
  const ratios = ones.flatMap((one, round) => {
    const other = others[round];
    return other === undefined || other === 0 ? [] : [one / other];
  });
  return summaryOf(ratios);
}

function middleOf(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2;
  const below = sorted[Math.floor(middle)] ?? Number.NaN;
  const above = sorted[Math.ceil(middle)] ?? Number.NaN;
  return (below + above) / 2;
}
