import { type AlertKind, fewest, type Measure, type Threshold } from "#domain/alerts/alert-rule";
import { countDeliveries, countRequests, type RequestCounts } from "#domain/alerts/queries";
import type { Reader } from "#domain/changes/reader";

/** What is true of each kind now, within its own window; read from what is stored. */
export async function measures(
  read: Reader,
  thresholds: readonly Threshold[],
): Promise<ReadonlyMap<AlertKind, Measure>> {
  const requests = new Map<number, Promise<RequestCounts>>();
  const requestsOf = (minutes: number) => {
    const counting = requests.get(minutes) ?? countRequests(read, minutes);
    requests.set(minutes, counting);
    return counting;
  };
  const measured = thresholds.map(async ({ kind, windowMinutes }) => {
    const measure =
      kind === "deliveries"
        ? ofDeliveries(await countDeliveries(read, windowMinutes))
        : ofRequests(kind, await requestsOf(windowMinutes));
    return [kind, enough(kind, measure)] as const;
  });
  return new Map(await Promise.all(measured));
}

function ofDeliveries({ counted, failed }: { readonly counted: number; readonly failed: number }) {
  return { counted, value: perMille(failed, counted) };
}

function ofRequests(kind: Exclude<AlertKind, "deliveries">, counts: RequestCounts) {
  const { counted, failed, refused, slowestMs } = counts;
  const values = {
    server_errors: perMille(failed, counted),
    request_errors: perMille(refused, counted),
    latency: slowestMs,
  };
  return { counted, value: values[kind] };
}

function enough(kind: AlertKind, { counted, value }: { counted: number; value: number }): Measure {
  return { counted, value: counted < fewest[kind] ? null : value };
}

function perMille(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part * 1000) / whole);
}
