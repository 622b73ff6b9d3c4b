import { expect, test } from "vitest";
import type { Context } from "#domain/access/context";
import { linkEntries } from "#domain/audit-chain/link-entries";
import { makeRoots } from "#domain/audit-chain/make-roots";
import { printSeal } from "#domain/audit-chain/print-seal";
import { verifySeal } from "#domain/audit-chain/verify-export";
import { chainState } from "#domain/audit-checks/chain-state";
import { checkChain } from "#domain/audit-checks/check-chain";
import { checkDueChains } from "#domain/audit-checks/check-due-chains";
import { latestOfEveryChain } from "#domain/audit-checks/latest-of-every-chain";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { anAccount, aPerson, personContext, workerContext } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { systemClock } from "#platform/clock";
import { idToUuid } from "#platform/ids";

async function linkAll(): Promise<void> {
  while ((await linkEntries(systemClock)) > 0);
}

/** Someone of an account in whose chain there are these five entries. */
async function chained(): Promise<Context> {
  let now = systemClock();
  const clock = () => {
    now = now.add({ milliseconds: 1 });
    return now;
  };
  const ctx = personContext(await anAccount(), await aPerson("admin"), { clock });
  for (const subject of ["one", "two", "three", "four", "five"]) {
    const audit = { action: "thing.done", subject, after: { amount: 100 } };
    await commit(ctx, async () => change(subject, { audit, events: [] }));
  }
  await linkAll();
  return ctx;
}

/** Changes rows as only the owner of the database can. */
async function tamper({ account }: Context, statement: string): Promise<void> {
  const text = statement.replaceAll("$account", `'${idToUuid(account.id)}'::uuid`);
  for (const one of text.split(";")) await asOwner(one);
}

async function faultsOf(ctx: Context): Promise<readonly string[]> {
  const { faults } = await checkChain(workerContext(ctx.account));
  return faults.map(({ kind, position }) => `${kind} ${position ?? "-"}`);
}

const entryAt = (position: number) =>
  `(select entry_id from audit_links where account_id = $account and position = ${position})`;

test("a chain that nobody touched is verified until its last link", async () => {
  const ctx = await chained();
  const check = await checkChain(workerContext(ctx.account));
  expect(check).toMatchObject({ position: 5n, faultCount: 0, faults: [], waiting: 0 });
  const { head, latest } = await chainState(ctx, { roots: 5 });
  expect(latest?.verifiedUntil).toEqual(head?.linkedAt);
  expect(latest?.hash).toBe(head?.hash);
});

const plantedFaults: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "a changed amount",
    `update audit_entries set after = '{"amount": 1}'
     where account_id = $account and id = ${entryAt(3)}`,
    ["changed 3"],
  ],
  [
    "a changed time",
    `update audit_entries set created_at = created_at - interval '1 hour'
     where account_id = $account and id = ${entryAt(1)}`,
    ["changed 1"],
  ],
  [
    "a changed actor",
    `update audit_entries set actor_name = 'Nobody'
     where account_id = $account and id = ${entryAt(5)}`,
    ["changed 5"],
  ],
  [
    "a removed entry",
    `delete from audit_entries where account_id = $account and id = ${entryAt(2)}`,
    ["removed 2"],
  ],
  [
    "an entry removed with its link",
    `delete from audit_entries where account_id = $account and id = ${entryAt(4)};
     delete from audit_links where account_id = $account and position = 4`,
    ["link_missing 4"],
  ],
  [
    "an entry put in between",
    `insert into audit_entries (account_id, id, action, actor, actor_name, subject, created_at)
     select account_id, uuidv7(), action, actor, actor_name, 'forged', created_at
     from audit_entries where account_id = $account and id = ${entryAt(2)}`,
    ["unlinked -"],
  ],
  [
    "a link with a hash of its own",
    `update audit_links set hash = repeat('ab', 32) where account_id = $account and position = 2`,
    ["changed 2", "rewritten 2"],
  ],
  [
    "two links that changed places",
    `update audit_links set position = position + 100
       where account_id = $account and position in (2, 3);
     update audit_links set position = case position when 102 then 3 else 2 end
       where account_id = $account and position > 100`,
    ["rewritten 1", "changed 2", "rewritten 2", "changed 3", "rewritten 3"],
  ],
];

test.for(plantedFaults)("%s is found, with its position", async ([, statement, faults]) => {
  const ctx = await chained();
  await tamper(ctx, statement);
  expect(await faultsOf(ctx)).toEqual(faults);
});

test("an end that is cut off is found by the last look", async () => {
  const ctx = await chained();
  await checkChain(workerContext(ctx.account));
  await tamper(
    ctx,
    `delete from audit_entries where account_id = $account and id = ${entryAt(5)};
     delete from audit_links where account_id = $account and position = 5`,
  );
  expect(await faultsOf(ctx)).toEqual(["cut_off 5"]);
});

test("a last link that was made anew with its entry is found by the last look", async () => {
  const ctx = await chained();
  await checkChain(workerContext(ctx.account));
  await tamper(
    ctx,
    `delete from audit_links where account_id = $account and position = 5;
     delete from audit_entries where account_id = $account and subject = 'five';
     insert into audit_entries (account_id, id, action, actor, actor_name, subject, created_at)
       values ($account, uuidv7(), 'thing.done', 'person:usr', 'X', 'forged', now());
     insert into audit_outbox select account_id, id from audit_entries
       where account_id = $account and subject = 'forged'`,
  );
  await linkAll();
  expect(await faultsOf(ctx)).toEqual(["root_differs 5"]);
});

test("roots are made once for the day that is over, with one seal over all accounts", async () => {
  const ctx = await chained();
  const tomorrow = () => systemClock().add({ hours: 24 });
  const { day } = await makeRoots(tomorrow);
  expect((await makeRoots(tomorrow)).roots).toBe(0);
  const printed = await printSeal(day);
  const { head, roots } = await chainState(ctx, { roots: 3 });
  if (printed?.text.includes(ctx.account.id)) {
    expect(roots).toMatchObject([{ day, position: 5n, hash: head?.hash }]);
    expect(printed.text).toContain(`${ctx.account.id} 5 ${head?.hash}\n`);
  }
  const verdict = verifySeal(printed?.text ?? "");
  expect(verdict.hash).toBe(printed?.seal.hash);
  expect(verdict.roots).toHaveLength(printed?.seal.accounts ?? 0);
});

test("the worker looks when it is time, and every chain's last look can be told", async () => {
  const ctx = await chained();
  const ofAccount = async () =>
    (await latestOfEveryChain()).find(({ accountId }) => accountId === ctx.account.id);
  expect(await ofAccount()).toBeUndefined();
  await checkDueChains(systemClock);
  expect(await ofAccount()).toMatchObject({ position: 5n, faultCount: 0 });
});

test("who may not read the log is told nothing of its chain", async () => {
  const account = await anAccount();
  const viewer = personContext(account, await aPerson("viewer"));
  await expect(chainState(viewer, { roots: 1 })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await expect(checkChain(viewer)).rejects.toMatchObject({ code: "more_permissions_required" });
});
