import { disconnect } from "#db/client";
import { printSeal } from "#domain/audit-chain/print-seal";
import { runCommand } from "#scripts/run-command";

/** Prints the roots of all accounts at the end of a day, and the one hash over them. */
await runCommand(async (opened) => {
  opened.defer(disconnect);
  const [day] = process.argv.slice(2);
  const printed = await printSeal(day);
  if (!printed) {
    throw new Error(
      "There is no seal of that day: the worker makes one when a day is over by UTC.",
    );
  }
  process.stdout.write(printed.text);
  console.error(`seal ${printed.seal.hash}`);
  return 0;
});
