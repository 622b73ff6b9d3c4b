import { setTimeout as wait } from "node:timers/promises";
import { disconnect } from "#db/client";
import { operatorContext } from "#domain/merchants/operator-context";
import { rotateVault } from "#domain/vault/rotate-vault";
import { systemClock } from "#platform/clock";
import { runCommand } from "#scripts/run-command";
import { sealedColumns } from "#worker/sealed-columns";

const pauseMs = 2_000;

await runCommand(async (opened) => {
  opened.defer(disconnect);
  for (;;) {
    const done = await rotateVault(operatorContext(systemClock), {
      columns: sealedColumns,
      oldestDays: 0,
    });
    console.log(`Wrapped anew: ${done.rewrapped} keys. Sealed anew: ${done.resealed} texts.`);
    if (done.unreadable > 0) {
      throw new Error(`${done.unreadable} texts do not open; the log names them. Nothing is lost.`);
    }
    if (done.isComplete) break;
    console.log("Waiting until every process knows the new key …");
    await wait(pauseMs);
  }
  console.log("Nothing is sealed with a former key any more.");
  return 0;
});
