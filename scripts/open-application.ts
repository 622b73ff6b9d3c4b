import { parseArgs } from "node:util";
import { disconnect } from "#db/client";
import { openApplication } from "#domain/application-reviews/open-application";
import { operatorContext } from "#domain/merchants/operator-context";
import { systemClock } from "#platform/clock";
import { runCommand } from "#scripts/run-command";

const usage = `Opens an application to the people of every merchant, or closes it again:
  node scripts/open-application.ts --application app_… [--close]`;

await runCommand(async (opened) => {
  opened.defer(disconnect);
  const { values } = parseArgs({
    options: { application: { type: "string" }, close: { type: "boolean", default: false } },
  });
  if (values.application === undefined) throw new Error(usage);
  const { name, isForEveryone } = await openApplication(operatorContext(systemClock), {
    applicationId: values.application,
    isForEveryone: !values.close,
  });
  console.log(`${name} is open to ${isForEveryone ? "every merchant" : "its own merchant only"}.`);
  return 0;
});
