import { expect, test } from "vitest";
import type { Context } from "#domain/access/context";
import { linkEntries } from "#domain/audit-chain/link-entries";
import { changedValues } from "#domain/audit-log/changed-values";
import { type ListEntriesInput, listEntries } from "#domain/audit-log/list-entries";
import { listEntryChoices } from "#domain/audit-log/list-entry-choices";
import { retrieveEntry } from "#domain/audit-log/retrieve-entry";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

function act(ctx: Context, action: string, subject: string): Promise<string> {
  const audit = { action, subject, before: { on: false }, after: { on: true }, reason: "because" };
  return commit(ctx, async () => change(subject, { audit, events: [] }));
}

async function busyAccount() {
  const account = await anAccount();
  const [li, wang] = [await aPerson("admin", "Li"), await aPerson("owner", "Wang")];
  const session = {
    id: newId("ses", systemClock()),
    device: "Firefox, Windows",
    isByProvider: false,
  };
  const one = personContext(account, li, { address: "203.0.113.7", session });
  const other = personContext(account, wang);
  await act(one, "refund.approved", "re_1");
  await act(other, "refund.rejected", "re_2");
  await act(other, "api_key.created", "key_1");
  return { one, other, li, wang, session };
}

test("the log is narrowed by who, what, to what and from where, and by all of them", async () => {
  const { one, li, wang } = await busyAccount();
  const found = async (filter: Partial<ListEntriesInput>) =>
    (await listEntries(one, { limit: 10, ...filter })).rows
      .map(({ subject }) => subject)
      .toSorted();
  expect(await found({})).toEqual(["key_1", "re_1", "re_2"]);
  expect(await found({ actor: `person:${li.id}` })).toEqual(["re_1"]);
  expect(await found({ action: "refund.*" })).toEqual(["re_1", "re_2"]);
  expect(await found({ action: "api_key.created" })).toEqual(["key_1"]);
  expect(await found({ subject: "re_2" })).toEqual(["re_2"]);
  expect(await found({ address: "203.0.113.7" })).toEqual(["re_1"]);
  expect(await found({ action: "refund.*", actor: `person:${wang.id}` })).toEqual(["re_2"]);
  expect(await found({ action: "nothing.*" })).toEqual([]);
});

test("one can choose among those who did something, and what was done", async () => {
  const { one, li, wang } = await busyAccount();
  expect(await listEntryChoices(one)).toEqual({
    actors: [
      { actor: `person:${li.id}`, name: "Li" },
      { actor: `person:${wang.id}`, name: "Wang" },
    ],
    actions: ["api_key.created", "refund.approved", "refund.rejected"],
  });
});

test("an entry tells before, after, reason and origin, and soon its place in the chain", async () => {
  const { one, session } = await busyAccount();
  const [row] = (await listEntries(one, { limit: 1, subject: "re_1" })).rows;
  while ((await linkEntries(systemClock)) > 0);
  const { entry, link } = await retrieveEntry(one, { entryId: row?.id ?? "" });
  expect(entry).toMatchObject({
    before: { on: false },
    after: { on: true },
    reason: "because",
    address: "203.0.113.7",
    sessionId: session.id,
    device: "Firefox, Windows",
    requestId: one.requestId,
  });
  expect(link).toMatchObject({ entryId: entry.id });
});

test("another account's entry is none, and who may not read the log sees nothing", async () => {
  const { one } = await busyAccount();
  const [row] = (await listEntries(one, { limit: 1 })).rows;
  const stranger = personContext(await anAccount(), await aPerson("owner"));
  const missing = { code: "resource_missing", message: "No such audit entry." };
  await expect(retrieveEntry(stranger, { entryId: row?.id ?? "" })).rejects.toMatchObject(missing);
  await expect(retrieveEntry(stranger, { entryId: "aud_no" })).rejects.toMatchObject(missing);
  expect((await listEntries(stranger, { limit: 10 })).rows).toEqual([]);
  const viewer = personContext(one.account, await aPerson("viewer"));
  for (const read of [
    listEntries(viewer, { limit: 1 }),
    listEntryChoices(viewer),
    retrieveEntry(viewer, { entryId: row?.id ?? "" }),
  ]) {
    await expect(read).rejects.toMatchObject({ code: "more_permissions_required" });
  }
});

test("what differs is told value by value, however deep it lies", () => {
  const before = { name: "Shop", limits: { daily: 100, weekly: 500 }, tags: ["a"] };
  const after = { name: "Shop", limits: { daily: 200 }, tags: ["a", "b"], note: null };
  expect(changedValues(before, after)).toEqual([
    { name: "limits.daily", before: "100", after: "200" },
    { name: "limits.weekly", before: "500", after: undefined },
    { name: "tags", before: '["a"]', after: '["a","b"]' },
  ]);
  expect(changedValues(null, { a: {} })).toEqual([{ name: "a", before: undefined, after: "{}" }]);
  expect(changedValues({ a: null }, { a: 1 })).toEqual([
    { name: "a", before: undefined, after: "1" },
  ]);
  expect(changedValues(null, null)).toEqual([]);
});
