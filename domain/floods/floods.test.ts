import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { blockAddress, touchTraffic } from "#domain/floods/block-address";
import { isLetThrough, noteFailure, receive } from "#domain/floods/guard-address";
import { letThrough } from "#domain/floods/let-through";
import { liftBlock } from "#domain/floods/lift-block";
import { listBlocks } from "#domain/floods/list-blocks";
import { blocksInForce } from "#domain/floods/queries";
import { operatorContext } from "#domain/merchants/operator-context";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { systemClock } from "#platform/clock";
import { randomBelow } from "#platform/random";
import { settings } from "#platform/settings";

/** An address of this test alone. */
function anAddress(): string {
  const parts = Array.from({ length: 3 }, () => randomBelow(256));
  return `10.${parts.join(".")}`;
}

async function until(isTrue: () => boolean): Promise<void> {
  const end = performance.now() + 5_000;
  while (!isTrue() && performance.now() < end) await wait(5);
  expect(isTrue()).toBe(true);
}

async function anAdmin() {
  const account = await anAccount();
  return { account, ctx: personContext(account, await aPerson("admin")) };
}

const minuteMs = 60_000;

test("too many failures block an address in every process, and the next block lasts longer", async () => {
  const address = anAddress();
  for (let turn = 0; turn < settings().floodLimit; turn += 1) noteFailure(address);
  expect(receive(address).kind).toBe("open");
  noteFailure(address);
  expect(receive(address).kind).toBe("looked-at");
  expect(receive(address).kind).toBe("refused");
  let blocks = await blocksInForce(address, 0);
  while (blocks.length === 0) blocks = await blocksInForce(address, 0);
  expect(blocks[0]?.untilMs).toBeGreaterThan(9 * minuteMs);
  expect(blocks[0]?.untilMs).toBeLessThan(11 * minuteMs);
  await asOwner("update address_blocks set until = now() where address = $1", [address]);
  await blockAddress(address);
  const [second] = await blocksInForce(address, 0);
  expect(second?.untilMs).toBeGreaterThan(19 * minuteMs);
});

test("a block that another process has made is known here a moment later, and so is its end", async () => {
  const address = anAddress();
  receive(address);
  await blockAddress(address);
  await until(() => receive(address).kind !== "open");
  await liftBlock(operatorContext(systemClock), address);
  await until(() => receive(address).kind === "open");
  const again = liftBlock(operatorContext(systemClock), address);
  await expect(again).rejects.toMatchObject({ code: "resource_missing" });
});

test("an admin whose keys a block touches lets them through, and the block stands for others", async () => {
  const address = anAddress();
  const { account, ctx } = await anAdmin();
  const other = await anAdmin();
  await blockAddress(address);
  await until(() => receive(address).kind !== "open");
  await touchTraffic(account.id, address, 1);
  await touchTraffic(account.id, address, 2);
  expect(await listBlocks(ctx)).toMatchObject([
    { block: { address }, traffic: { refused: 3 }, isInForce: true, isLetThrough: false },
  ]);
  await letThrough(ctx, { address, letThrough: true });
  const passes = (id: typeof account.id) => {
    const reception = receive(address);
    return reception.kind !== "open" && isLetThrough(reception.block, id);
  };
  await until(() => passes(account.id));
  expect(passes(other.account.id)).toBe(false);
  await letThrough(ctx, { address, letThrough: false });
  await until(() => !passes(account.id));
});

test("a block that touches another account only is not there, and no program lets itself through", async () => {
  const address = anAddress();
  const [{ account, ctx }, other] = [await anAdmin(), await anAdmin()];
  await blockAddress(address);
  await touchTraffic(account.id, address, 1);
  const input = { address, letThrough: true };
  await expect(letThrough(other.ctx, input)).rejects.toMatchObject({ code: "resource_missing" });
  expect(await listBlocks(other.ctx)).toEqual([]);
  const developer = personContext(account, await aPerson("developer"));
  await expect(letThrough(developer, input)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await expect(letThrough(keyContext(account), input)).rejects.toMatchObject({
    code: "person_required",
  });
  await expect(liftBlock(ctx, address)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});
