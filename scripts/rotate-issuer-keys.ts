import { disconnect } from "#db/client";
import { rotateIssuerKeys } from "#domain/issuer-keys/rotate-issuer-keys";
import { operatorContext } from "#domain/merchants/operator-context";
import { systemClock } from "#platform/clock";
import { runCommand } from "#scripts/run-command";

await runCommand(async (opened) => {
  opened.defer(disconnect);
  const atOnce = process.argv.includes("--at-once");
  const done = await rotateIssuerKeys(operatorContext(systemClock), { oldestDays: 0, atOnce });
  console.log(`Made: ${done.made} keys. Private halves forgotten: ${done.forgotten}.`);
  console.log(
    atOnce
      ? "The former keys hold no longer: what they have signed is refused by who looks them up."
      : "The new keys are published now, and sign in a quarter of an hour.",
  );
  return 0;
});
