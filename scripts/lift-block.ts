import { parseArgs } from "node:util";
import { disconnect } from "#db/client";
import { liftBlock } from "#domain/floods/lift-block";
import { operatorContext } from "#domain/merchants/operator-context";
import { systemClock } from "#platform/clock";
import { runCommand } from "#scripts/run-command";

const usage = "Lifts the block of an address for every account: lift-block -- 203.0.113.9";

await runCommand(async (opened) => {
  opened.defer(disconnect);
  const { positionals } = parseArgs({ allowPositionals: true });
  const [address] = positionals;
  if (address === undefined) throw new Error(usage);
  await liftBlock(operatorContext(systemClock), address);
  console.log(`${address} is no longer blocked.`);
  return 0;
});
