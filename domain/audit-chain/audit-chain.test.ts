import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, sqlClient } from "#db/client";
import { auditEntries } from "#db/schema/record";
import type { Context } from "#domain/access/context";
import { type AuditEntry, exportedEntry, linkHash, noHash } from "#domain/audit-chain/chain-link";
import { exportChain } from "#domain/audit-chain/export-chain";
import { linkEntries } from "#domain/audit-chain/link-entries";
import { verifyExport } from "#domain/audit-chain/verify-export";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";
import { idToUuid } from "#platform/ids";

function act(ctx: Context, subject: string): Promise<string> {
  return commit(ctx, async () =>
    change(subject, { audit: { action: "thing.done", subject }, events: [] }),
  );
}

async function linkAll(): Promise<void> {
  while ((await linkEntries(systemClock)) > 0);
}

async function actor(): Promise<Context> {
  let now = systemClock();
  const clock = () => {
    now = now.add({ milliseconds: 1 });
    return now;
  };
  return personContext(await anAccount(), await aPerson("admin"), { clock });
}

async function exported(ctx: Context): Promise<readonly string[]> {
  let text = "";
  for await (const piece of exportChain(ctx)) text += piece;
  return text.trimEnd().split("\n");
}

async function positions({ account }: Context) {
  return sqlClient()<{ subject: string; position: string }[]>`
    select subject, position::text from audit_links link
    join audit_entries entry on entry.account_id = link.account_id and entry.id = link.entry_id
    where link.account_id = ${idToUuid(account.id)} order by link.position`;
}

test("what people do is linked in order, each account by itself", async () => {
  const [one, other] = [await actor(), await actor()];
  for (const subject of ["first", "second", "third"]) await act(one, subject);
  await act(other, "alone");
  await linkAll();
  expect(await positions(one)).toEqual([
    { subject: "first", position: "1" },
    { subject: "second", position: "2" },
    { subject: "third", position: "3" },
  ]);
  expect(await positions(other)).toEqual([{ subject: "alone", position: "1" }]);
});

test("an entry that is committed late, with an older id, is linked behind what came before", async () => {
  const ctx = await actor();
  const late = sqlClient().begin(async (tx) => {
    const id = await anEntryWithin(tx, ctx);
    await act(ctx, "quick");
    await linkAll();
    return id;
  });
  await late;
  await linkAll();
  expect(await positions(ctx)).toEqual([
    { subject: "quick", position: "1" },
    { subject: "late", position: "2" },
  ]);
});

type Transaction = Parameters<Parameters<ReturnType<typeof sqlClient>["begin"]>[1]>[0];

async function anEntryWithin(tx: Transaction, { account }: Context): Promise<void> {
  await tx`
    with entry as (
      insert into audit_entries (account_id, id, action, actor, actor_name, subject, created_at)
      values (${idToUuid(account.id)}, uuidv7(), 'thing.done', 'person:x', 'X', 'late', now())
      returning account_id, id)
    insert into audit_outbox (account_id, entry_id) select account_id, id from entry`;
}

test("two workers at once link each entry once", async () => {
  const ctx = await actor();
  await Promise.all(Array.from({ length: 30 }, (_, at) => act(ctx, `thing ${at}`)));
  await Promise.all([linkAll(), linkAll(), linkAll()]);
  await linkAll();
  const linked = await positions(ctx);
  expect(linked).toHaveLength(30);
  expect(new Set(linked.map(({ subject }) => subject)).size).toBe(30);
});

test("an export is verified from nothing but itself, and against a hash that was kept", async () => {
  const ctx = await actor();
  for (const subject of ["茶", 'quote " and \u2028', "third"]) await act(ctx, subject);
  await linkAll();
  const lines = await exported(ctx);
  const { faults, links, hash, account } = await verifyExport(lines);
  expect({ faults, links, account }).toEqual({ faults: [], links: 3, account: ctx.account.id });
  expect((await verifyExport(lines, [hash])).unknownRoots).toEqual([]);
  const stranger = "ab".repeat(32);
  expect((await verifyExport(lines, [hash, stranger])).unknownRoots).toEqual([stranger]);
});

test("a verifier of the export names the line that was touched", async () => {
  const ctx = await actor();
  for (const subject of ["one", "two", "three", "four"]) await act(ctx, subject);
  await linkAll();
  const lines = await exported(ctx);
  const touched = lines.map((line) => line.replace('"subject":"two"', '"subject":"owt"'));
  const found = async (changed: readonly string[]) =>
    (await verifyExport(changed)).faults.map(({ kind, position }) => `${kind} ${position}`);
  expect(await found(touched)).toEqual(["changed 2"]);
  expect(await found(lines.toSpliced(2, 1))).toEqual(["link_missing 2"]);
  expect(await found(lines.slice(0, -1))).toEqual(["cut_off 4"]);
  const doubled = lines.toSpliced(3, 0, lines[2] ?? "");
  expect(await found(doubled)).toEqual(["out_of_place 2"]);
});

test("the documented form leads to the documented hash", async () => {
  const entry: AuditEntry = {
    accountId: "acct_0",
    id: "aud_0",
    action: "refund.approved",
    actor: "person:usr_0",
    actorName: "Li",
    subject: "re_0",
    before: { status: "pending" },
    after: { status: "succeeded", amount: 2500 },
    reason: null,
    address: "203.0.113.7",
    sessionId: null,
    device: null,
    requestId: null,
    createdAt: Temporal.Instant.from("2026-11-22T08:00:00Z"),
  };
  const place = {
    account: "acct_0",
    position: 1n,
    previousHash: noHash,
    linkedAt: "2026-11-22T08:00:01.000Z",
  };
  // Computed by another program, from docs/guides/audit.md alone.
  expect(linkHash(place, exportedEntry(entry))).toBe(
    "e57624d035deb1b642bf9e22a7ce35d5f5ca72634ecea5ae2313489f2569f34f",
  );
});

test("the program itself can add entries and links, and change or remove none", async () => {
  const ctx = await actor();
  await act(ctx, "fixed");
  await linkAll();
  for (const table of ["audit_entries", "audit_links", "audit_roots", "audit_seals"]) {
    for (const statement of [
      `delete from ${table}`,
      `truncate ${table}`,
      `update ${table} set ${table === "audit_entries" ? "reason" : "hash"} = 'x'`,
    ]) {
      await expect(sqlClient().unsafe(statement)).rejects.toThrow(/permission denied/);
    }
  }
  await expect(sqlClient()`alter table audit_links disable trigger all`).rejects.toThrow(
    /must be owner/,
  );
  const [still] = await database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.accountId, ctx.account.id));
  expect(still?.subject).toBe("fixed");
});
