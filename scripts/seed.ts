import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { disconnect } from "#db/client";
import type { ApiKeyActor, Person } from "#domain/access/actor";
import type { Account, Context } from "#domain/access/context";
import { scopesOfRole } from "#domain/access/roles";
import { apiKeyScopes } from "#domain/access/scopes";
import { authenticateApiKey } from "#domain/api-keys/authenticate-api-key";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { findAccount } from "#domain/merchants/find-account";
import { checkDue } from "#domain/standing-check/check-due";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";
import type { DemoData } from "#scripts/demo/welcome";
import { dataHome } from "#scripts/project";
import { readJson } from "#scripts/read-json";
import { registerApplications } from "#scripts/seed/applications";
import { leaveBankWaiting, openBanks, payOutInVain, payOutThrough } from "#scripts/seed/banks";
import { openKeys } from "#scripts/seed/keys";
import { meetLimits } from "#scripts/seed/limits";
import { leaveOpen, openReceivers } from "#scripts/seed/open-ends";
import { payPartner } from "#scripts/seed/partner";
import { noteRequests } from "#scripts/seed/requests";
import { decideRefunds, setPolicy } from "#scripts/seed/rules";
import { save } from "#scripts/seed/savers";
import { assemble, type Team } from "#scripts/seed/team";
import { giveBack, leaveWaiting, meet, sell } from "#scripts/seed/trade";

/** What the demo keeps of its data, readable by its owner only. */
const shape = z.object({ apiKey: z.string(), isComplete: z.boolean() });
const file = join(dataHome, "demo-data.json");

const days = 90;
const paymentsADay = 5;

/** Fills the demo with a merchant, its people and 90 days of trade; a second run adds nothing. */
export async function seedDemo(): Promise<DemoData> {
  try {
    const team = await assemble();
    const kept = await keptKey();
    const apiKey = kept?.apiKey ?? (await newKey(team));
    if (!kept?.isComplete) await fill(team, apiKey);
    keep({ apiKey, isComplete: true });
    return { logins: team.logins, apiKey };
  } finally {
    await disconnect();
  }
}

/** The key of an earlier run, if it still opens this database. */
async function keptKey(): Promise<z.infer<typeof shape> | undefined> {
  if (!existsSync(file)) return undefined;
  const kept = readJson(file, shape);
  const opens = await authenticateApiKey(kept.apiKey, systemClock).then(
    () => true,
    () => false,
  );
  return opens ? kept : undefined;
}

function keep(kept: z.infer<typeof shape>): void {
  mkdirSync(dataHome, { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
}

async function newKey({ sandbox, people }: Team): Promise<string> {
  const ctx = contextAt(sandbox, people.developer, systemClock());
  const { secret } = await createApiKey(ctx, { name: "Web shop" });
  keep({ apiKey: secret, isComplete: false });
  return secret;
}

async function fill({ sandbox, people }: Team, apiKey: string): Promise<void> {
  const until = systemClock().subtract({ minutes: 9 });
  const start = until.subtract({ hours: (days + 1) * 24 });
  const opening = (actor: Person) => (at: Temporal.Instant) => contextAt(sandbox, actor, at);
  const openers = { owner: opening(people.owner), admin: opening(people.admin) };
  await setPolicy(openers.owner(start), openers.admin(start.add({ hours: 1 })));
  const closedBank = await openBanks(openers, start);
  // The schedule says how long money stays pending, so all that follows needs the account anew.
  const account = await findAccount(sandbox.id);
  if (!account) throw new Error("the sandbox was opened");
  const program = await programOf(apiKey);
  const as = (actor: Person | ApiKeyActor) => (at: Temporal.Instant) =>
    contextAt(account, actor, at);
  const [key, admin, developer] = [as(program), as(people.admin), as(people.developer)];
  const trade = { key, developer, until, days, paymentsADay };
  const customers = await meet(trade);
  const sold = await sell(trade, customers);
  await decideRefunds(await giveBack(trade, sold), admin);
  await save({ customers, key, admin, until, days });
  await leaveWaiting(trade, sold);
  await payOutThrough(until, days);
  if (closedBank) await payOutInVain(admin, closedBank, until.subtract({ hours: 3 }));
  await payPartner(admin, until);
  await openKeys(admin, until);
  await meetLimits({ admin, key }, until);
  await registerApplications({ developer, admin }, until);
  await openReceivers(developer, until);
  await leaveBankWaiting(as(people.owner), until);
  await leaveOpen(key, until);
  await noteRequests(key, until);
  await checkDue(systemClock);
}

/** The shop's program, which acts by its key. */
async function programOf(apiKey: string): Promise<ApiKeyActor> {
  const { id, name, createdBy } = (await authenticateApiKey(apiKey, systemClock)).key;
  return { kind: "api_key", id, name, createdBy };
}

/** The context in which someone acted at that moment. */
function contextAt(account: Account, actor: Person | ApiKeyActor, at: Temporal.Instant): Context {
  return {
    account,
    actor,
    scopes: actor.kind === "person" ? scopesOfRole(actor.role) : apiKeyScopes,
    requestId: newId("req", at),
    address: null,
    clock: () => at,
  };
}
