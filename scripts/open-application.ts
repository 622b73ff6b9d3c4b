import { parseArgs } from "node:util";
import { disconnect } from "#db/client";
import { openApplication } from "#domain/application-reviews/open-application";
import { operatorContext } from "#domain/merchants/operator-context";
import { systemClock } from "#platform/clock";
import { runCommand } from "#scripts/run-command";

const usage = `Usage: npm run open-application -- <application> [--close]

Opens an application (app_…) to the people of every merchant; with --close it is again for those
of its own alone, and what others have allowed it stops working.`;

await runCommand(async (opened) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { close: { type: "boolean", default: false } },
  });
  const [applicationId] = positionals;
  if (applicationId === undefined || positionals.length > 1) {
    console.error(usage);
    return 2;
  }
  opened.defer(disconnect);
  const { name, isForEveryone } = await openApplication(operatorContext(systemClock), {
    applicationId,
    isForEveryone: !values.close,
  });
  console.log(`${name} is open to ${isForEveryone ? "every merchant" : "its own merchant only"}.`);
  return 0;
});
