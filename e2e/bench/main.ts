import { writeFileSync } from "node:fs";
import { database, disconnect } from "#db/client";
import { measureAuth } from "#e2e/bench/auth/measure-auth";
import { benchOptions } from "#e2e/bench/bench-options";
import { fillHistories } from "#e2e/bench/lists/many-payments";
import { measureHistories } from "#e2e/bench/lists/measure-histories";
import { startJobs } from "#e2e/bench/load/job-program";
import { httpLoad } from "#e2e/bench/load/load-job";
import { compare } from "#e2e/bench/payments/compare";
import { someMerchants } from "#e2e/bench/payments/merchants";
import { openWays } from "#e2e/bench/payments/open-ways";
import { profileServer } from "#e2e/bench/profile/profile-server";
import { barsOf, verdictOf } from "#e2e/bench/report/bars";
import { machineLine } from "#e2e/bench/report/machine";
import { reportText } from "#e2e/bench/report/report-text";
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
  if (options.history > 0) {
    tell(`Writing a history of ${options.history.toLocaleString("en")} payments …`);
    await fillHistories(await someMerchants(1), [options.history]);
  }
  const load = startJobs(httpLoad, opened);
  // One more than payments are spread over: the hot one.
  const merchants = await someMerchants(1 + options.merchants);
  const ground = { options, load, merchants, tell };
  const ways = await openWays(ground, opened);
  const results = ways.length > 0 ? await compare({ ways, merchants, options, tell }) : [];
  const auth = options.auth ? await measureAuth(merchants, opened) : [];
  const lists = options.lists ? await measureHistories(ground, opened) : [];
  if (options.profile) tell(`\n${await profileServer(ground)}`);
  tell(reportText({ results, auth, lists }));
  if (options.json !== undefined) {
    const bars = barsOf({ results, lists }).map((bar) => ({ ...bar, verdict: verdictOf(bar) }));
    writeFileSync(options.json, JSON.stringify({ machine, results, auth, lists, bars }));
  }
  return results.some(({ wrong }) => wrong > 0) ? 1 : 0;
});
