import { fillHistories } from "#e2e/bench/lists/many-payments";
import { type ListTimes, measureLists } from "#e2e/bench/lists/measure-lists";
import { someMerchants } from "#e2e/bench/payments/merchants";
import type { Ground } from "#e2e/bench/payments/open-ways";
import { startServer } from "#e2e/bench/payments/server";

/** Writes accounts with long histories and measures the pages of their lists. */
export async function measureHistories(
  { options, load, tell }: Pick<Ground, "load" | "options" | "tell">,
  opened: AsyncDisposableStack,
): Promise<readonly ListTimes[]> {
  const { rows, server } = options;
  tell(`Writing ${rows.map((count) => count.toLocaleString("en")).join(" and ")} payments …`);
  const histories = await fillHistories(await someMerchants(rows.length), rows);
  const served = await startServer(server, opened);
  const times: ListTimes[] = [];
  for (const history of histories) {
    times.push(...(await measureLists({ history, server: served, load })));
  }
  return times;
}
