import { parseArgs } from "node:util";
import * as z from "zod";
import { disconnect } from "#db/client";
import { createMerchant } from "#domain/merchants/create-merchant";
import { operatorContext } from "#domain/merchants/operator-context";
import { currencyFrom } from "#domain/money/currencies";
import { invitePerson } from "#domain/team/invite-person";
import { systemClock } from "#platform/clock";
import { settings } from "#platform/settings";
import { runCommand } from "#scripts/run-command";

const usage = `Takes a merchant in and invites its first owner:
  npm run create-merchant -- --name "Clear Spring Tea" --country CN --currency CNY \\
    --fee-basis-points 180 --settlement-days 2 --owner-name "Li Lei" --owner-email li@example.com`;

const options = z.object({
  name: z.string().trim().min(1),
  country: z.string().regex(/^[A-Z]{2}$/, "must be two capital letters, like CN"),
  currency: z.string().transform((text, check) => {
    const currency = currencyFrom(text);
    if (currency) return currency;
    check.addIssue({ code: "custom", message: "must be an ISO 4217 code, like CNY" });
    return z.NEVER;
  }),
  "fee-basis-points": z.coerce.number().int().min(0).max(10_000).default(0),
  "settlement-days": z.coerce.number().int().min(0).max(90).default(2),
  "owner-name": z.string().trim().min(1),
  "owner-email": z.email(),
});

await runCommand(async (opened) => {
  opened.defer(disconnect);
  const asked = readOptions();
  const operator = operatorContext(systemClock);
  const { merchant, live, sandbox } = await createMerchant(operator, {
    name: asked.name,
    country: asked.country,
    defaultCurrency: asked.currency,
    feeBasisPoints: asked["fee-basis-points"],
    feeFixedMinor: {},
    settlementDelayDays: asked["settlement-days"],
  });
  const { token, expiresAt } = await invitePerson(
    { ...operator, account: live },
    {
      name: asked["owner-name"],
      email: asked["owner-email"].toLowerCase(),
      role: "owner",
      locale: asked.country === "CN" ? "zh-CN" : "en",
      timeZone: "UTC",
    },
  );
  console.log(`Merchant ${merchant.id}: live account ${live.id}, sandbox ${sandbox.id}.`);
  console.log(`Send its owner this link, good until ${expiresAt.toString()}:`);
  console.log(`  ${settings().origin}/welcome/${token}`);
  return 0;
});

function readOptions(): z.output<typeof options> {
  const names = Object.keys(options.shape);
  const { values } = parseArgs({
    options: Object.fromEntries(names.map((name) => [name, { type: "string" as const }])),
  });
  const parsed = options.safeParse(values);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`);
  throw new Error([...faults, "", usage].join("\n"));
}
