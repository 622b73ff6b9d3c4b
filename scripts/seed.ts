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
import { releaseDue } from "#domain/settlement/release-due";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";
import type { DemoData } from "#scripts/demo/welcome";
import { dataHome } from "#scripts/project";
import { readJson } from "#scripts/read-json";
import { decideRefunds, setPolicy } from "#scripts/seed/rules";
import { assemble, type Team } from "#scripts/seed/team";
import { giveBack, leaveWaiting, sell } from "#scripts/seed/trade";

/** What the demo keeps of its data, readable by its owner only. */
const shape = z.object({ apiKey: z.string(), isComplete: z.boolean() });
const file = join(dataHome, "demo-data.json");

const days = 30;
const paymentsADay = 7;

/** Fills the demo with a merchant, its people and a month of trade; a second run adds nothing. */
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
  const start = until.subtract({ hours: days * 24 });
  const { key } = await authenticateApiKey(apiKey, systemClock);
  const program: ApiKeyActor = {
    kind: "api_key",
    id: key.id,
    name: key.name,
    createdBy: key.createdBy,
  };
  const as = (actor: Person | ApiKeyActor) => (at: Temporal.Instant) =>
    contextAt(sandbox, actor, at);
  await setPolicy(as(people.owner)(start), as(people.admin)(start.add({ hours: 1 })));
  const trade = { key: as(program), developer: as(people.developer), until, days, paymentsADay };
  const sold = await sell(trade);
  await decideRefunds(await giveBack(trade, sold), as(people.admin));
  await leaveWaiting(trade, sold);
  await releaseDue(systemClock);
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
