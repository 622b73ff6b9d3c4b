import { parseArgs } from "node:util";
import { disconnect } from "#db/client";
import { liftBlock } from "#domain/floods/lift-block";
import { operatorContext } from "#domain/merchants/operator-context";
import { systemClock } from "#platform/clock";
import { runCommand } from "#scripts/run-command";

const usage = `Usage: npm run lift-block -- <address>

Ends the block of an address, such as 203.0.113.9, for every account and in every process.`;

await runCommand(async (opened) => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [address] = positionals;
  if (address === undefined || positionals.length > 1) {
    console.error(usage);
    return 2;
  }
  opened.defer(disconnect);
  await liftBlock(operatorContext(systemClock), address);
  console.log(`${address} is no longer blocked.`);
  return 0;
});
