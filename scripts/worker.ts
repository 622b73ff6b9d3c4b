import { opening, runCommand } from "#scripts/run-command";
import { startWorker } from "#worker/main";

await runCommand(async (opened) => {
  const worker = await opening(startWorker(), opened);
  await worker.ended;
  return 1;
}, 0);
