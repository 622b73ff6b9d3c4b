import { writeFileSync } from "node:fs";
import { database, disconnect } from "#db/client";
import { authTable, measureAuth } from "#e2e/bench/auth/measure-auth";
import { benchOptions } from "#e2e/bench/bench-options";
import { fillHistories } from "#e2e/bench/lists/many-payments";
import { measureHistories } from "#e2e/bench/lists/measure-histories";
import { startJobs } from "#e2e/bench/load/job-program";
import { httpLoad } from "#e2e/bench/load/load-job";
import { compare } from "#e2e/bench/payments/compare";
import { someMerchants } from "#e2e/bench/payments/merchants";
import { openWays } from "#e2e/bench/payments/open-ways";
import { barsOf, barTable, verdictOf } from "#e2e/bench/report/bars";
import { comparisonTables } from "#e2e/bench/report/comparison-tables";
import { listTable } from "#e2e/bench/report/list-table";
import { machineLine } from "#e2e/bench/report/machine";
import { runCommand } from "#scripts/run-command";

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

await runCommand(async (opened) => {
  const options = benchOptions(process.argv.slice(2));
  opened.defer(disconnect);
  const [version] = await database().execute<{ server_version: string }>("show server_version");
  const machine = machineLine(version?.server_version ?? "");
  tell(machine);
  const load = startJobs(httpLoad, opened);
  if (options.history > 0) {
    tell(`Writing a history of ${options.history.toLocaleString("en")} payments …`);
    await fillHistories(await someMerchants(1), [options.history]);
  }
  // One more than payments are spread over: the hot one.
  const merchants = await someMerchants(1 + options.merchants);
  const ways = await openWays({ options, load, merchants, tell }, opened);
  const results = ways.length > 0 ? await compare({ ways, merchants, options, tell }) : [];
  const auth = options.auth ? await measureAuth(merchants, opened) : [];
  const lists = options.lists ? await measureHistories({ options, load, tell }, opened) : [];
  const bars = barsOf({ results, lists });
  if (results.length > 0) tell(`\n${comparisonTables(results)}`);
  if (auth.length > 0) tell(`\n${authTable(auth)}`);
  if (lists.length > 0) tell(`\n${listTable(lists)}`);
  tell(`\n${barTable(bars)}`);
  if (options.json) {
    const judged = bars.map((bar) => ({ ...bar, verdict: verdictOf(bar) }));
    writeFileSync(options.json, JSON.stringify({ machine, results, auth, lists, bars: judged }));
  }
  return results.some(({ wrong }) => wrong > 0) ? 1 : 0;
});
