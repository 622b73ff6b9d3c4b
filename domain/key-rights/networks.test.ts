import fc from "fast-check";
import { expect, test } from "vitest";
import { requireNetworks, requireSpendingLimits } from "#domain/key-rights/bounds";
import { isWithin, networkFrom } from "#domain/key-rights/networks";
import { requireNetwork } from "#domain/key-rights/require-network";

test.each([
  ["203.0.113.7", "203.0.113.7/32"],
  [" 203.0.113.7/24 ", "203.0.113.0/24"],
  ["10.1.2.3/9", "10.0.0.0/9"],
  ["0.0.0.0/0", "0.0.0.0/0"],
  ["2001:db8::1", "2001:db8::1/128"],
  ["2001:DB8:ffff::1/33", "2001:db8:8000::/33"],
  ["::ffff:192.0.2.1", "192.0.2.1/32"],
  ["::ffff:192.0.2.0/120", "192.0.2.0/24"],
])("%s is kept as %s", (text, kept) => {
  expect(networkFrom(text)).toBe(kept);
});

test.each([
  "",
  "localhost",
  "10",
  "10.1",
  "0x0a.1.2.3",
  "010.1.2.3",
  "10.0.0.0/33",
  "10.0.0.0/",
  "10.0.0.0/-1",
  "2001:db8::/129",
  "fe80::1%eth0",
  "::ffff:0:0/95",
  "1.2.3.4, 5.6.7.8",
  "１.2.3.4",
])("%s is no network", (text) => {
  expect(networkFrom(text)).toBeUndefined();
});

test("an IPv4 address that comes in IPv6 clothes is in the IPv4 network, and in no other", () => {
  expect(isWithin(["192.0.2.0/24"], "::ffff:192.0.2.9")).toBe(true);
  expect(isWithin(["192.0.2.0/24"], "::ffff:c000:209")).toBe(true);
  expect(isWithin(["::/0"], "::ffff:192.0.2.9")).toBe(false);
  expect(isWithin(["0.0.0.0/0"], "2001:db8::1")).toBe(false);
  expect(isWithin(["::/0"], "2001:db8::1")).toBe(true);
});

test("a key that is held to networks is refused from elsewhere, and where nobody tells", () => {
  const key = { name: "Till", networks: ["203.0.113.0/24", "2001:db8::/32"] };
  const from = (address: string | null) => () => requireNetwork(key, address);
  expect(from("203.0.113.255")).not.toThrow();
  expect(from("2001:db8:1::1")).not.toThrow();
  expect(from("203.0.114.0")).toThrow("The API key Till may not be used from 203.0.114.0.");
  expect(from("2001:db9::1")).toThrow("may not be used");
  expect(from(null)).toThrow("an address that is not known");
  expect(from("nonsense")).toThrow("may not be used");
  expect(() => requireNetwork({ name: "Till", networks: null }, null)).not.toThrow();
});

test("an address is in a network exactly if their first bits are the same", () => {
  const bits = fc.integer({ min: 0, max: 32 });
  const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  const text = (value: number) => [24, 16, 8, 0].map((by) => (value >>> by) & 255).join(".");
  fc.assert(
    fc.property(number, bits, number, (base, length, asked) => {
      const network = networkFrom(`${text(base)}/${length}`);
      const first = (value: number) => BigInt(value) >> BigInt(32 - length);
      expect(isWithin([network ?? ""], text(asked))).toBe(first(base) === first(asked));
    }),
  );
});

test("networks are kept once each, and only so many", () => {
  expect(requireNetworks([])).toBeNull();
  expect(requireNetworks(["10.0.0.1/8", "10.0.0.0/8"])).toEqual(["10.0.0.0/8"]);
  expect(() => requireNetworks(["10.0.0.0/8", "here"])).toThrow("neither an address");
  const many = Array.from({ length: 51 }, (_, at) => `10.0.${at}.0/24`);
  expect(() => requireNetworks(many)).toThrow("50 networks");
});

test.each([
  [{ kind: "refunds", currency: "XXX", mostMinor: "1" }],
  [{ kind: "refunds", currency: "cny", mostMinor: "1" }],
  [{ kind: "loans", currency: "CNY", mostMinor: "1" }],
  [{ kind: "refunds", currency: "CNY", mostMinor: "-1" }],
  [{ kind: "refunds", currency: "CNY", mostMinor: "1e3" }],
])("%o is no limit", (limit) => {
  expect(() => requireSpendingLimits([limit])).toThrow("A limit is");
});

test("there is one limit for each kind and currency, and none may be zero", () => {
  const limit = { kind: "refunds", currency: "CNY", mostMinor: "0" };
  expect(requireSpendingLimits([limit])).toEqual([limit]);
  expect(() => requireSpendingLimits([limit, { ...limit, mostMinor: "5" }])).toThrow("one limit");
});
