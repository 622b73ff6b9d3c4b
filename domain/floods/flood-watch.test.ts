import { expect, test } from "vitest";
import { newBlockMemory } from "#domain/floods/block-memory";
import { floodAddress } from "#domain/floods/flood-address";
import { newFloodWatch } from "#domain/floods/flood-watch";
import { isOwnNetwork } from "#domain/floods/own-network";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8::1", "2001:db8::/64"],
  ["2001:0DB8:0:0:ffff::1", "2001:db8::/64"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::", "2001:db8:1:2::/64"],
  ["2001:db8:0:1::9", "2001:db8:0:1::/64"],
  ["::1", "::/64"],
  ["64:ff9b::203.0.113.9", "64:ff9b::/64"],
])("%s counts as %s", (address, expected) => {
  expect(floodAddress(address)).toBe(expected);
});

test("so many failures a minute are no flood, one more is, and a quiet minute forgives them", () => {
  const clock = { nowMs: 0 };
  const watch = newFloodWatch(60, () => clock.nowMs);
  const fails = (times: number) =>
    Array.from({ length: times }, () => watch.failed("203.0.113.9")).filter(Boolean).length;
  expect(fails(60)).toBe(0);
  expect(fails(3)).toBe(3);
  expect(watch.failed("203.0.113.10")).toBe(false);
  clock.nowMs += 60_000;
  expect(fails(60)).toBe(0);
});

test("an address that its own key names is never blocked, whoever guesses keys from there", () => {
  const watch = newFloodWatch(1, () => 0);
  watch.trust("203.0.113.9");
  for (let turn = 0; turn < 100; turn += 1) expect(watch.failed("203.0.113.9")).toBe(false);
  expect(watch.isTrusted("203.0.113.10")).toBe(false);
});

test("a network as wide as a provider's makes nobody's address their own", () => {
  expect(isOwnNetwork(["203.0.113.0/24"], "203.0.113.9")).toBe(true);
  expect(isOwnNetwork(["203.0.113.9/32", "0.0.0.0/0"], "203.0.113.10")).toBe(false);
  expect(isOwnNetwork(["0.0.0.0/0", "::/0", "203.0.0.0/16"], "203.0.113.9")).toBe(false);
  expect(isOwnNetwork(["2001:db8:1::/48"], "2001:db8:1::5")).toBe(true);
});

test("a flood from ever new addresses is held in bounded memory", () => {
  const watch = newFloodWatch(5, () => 0);
  for (let place = 0; place < 100_000; place += 1) watch.failed(`a${place}`);
  for (let turn = 0; turn < 5; turn += 1) watch.failed("203.0.113.9");
  expect(watch.failed("203.0.113.9")).toBe(true);
});

test("a block ends by itself, and while it lasts one request in a second is looked at", () => {
  const clock = { nowMs: 0 };
  const memory = newBlockMemory(() => clock.nowMs);
  memory.block("203.0.113.9", 10_000);
  const block = memory.blockOf("203.0.113.9");
  if (!block) throw new Error("it is blocked");
  const looks = () => [1, 2, 3].filter(() => memory.isLookedAt(block)).length;
  expect(looks()).toBe(1);
  expect(looks()).toBe(0);
  clock.nowMs += 1_000;
  expect(looks()).toBe(1);
  clock.nowMs += 9_000;
  expect(memory.blockOf("203.0.113.9")).toBeUndefined();
});

test("whom a block lets through comes through for as long as was said, and nobody else does", () => {
  const clock = { nowMs: 0 };
  const memory = newBlockMemory(() => clock.nowMs);
  const [own, other] = [newId("acct", systemClock()), newId("acct", systemClock())];
  const block = { address: "203.0.113.9", untilMs: 10_000, passes: new Map([[own, 5_000]]) };
  memory.take(block.address, [block]);
  expect(memory.isLookedAt(block) && memory.isLookedAt(block)).toBe(true);
  expect([memory.isLetThrough(block, own), memory.isLetThrough(block, other)]).toEqual([
    true,
    false,
  ]);
  clock.nowMs += 5_000;
  expect(memory.isLetThrough(block, own)).toBe(false);
});
