import { expect, test } from "vitest";
import { lockRules, networkOf } from "#domain/people/sign-in-lock";

test("an IPv6 subscriber is one network, however the address is written", () => {
  const written = ["2001:db8:1:2::1", "2001:0db8:0001:0002:ffff::9", "2001:DB8:1:2:0:0:0:7"];
  expect(new Set(written.map(networkOf))).toEqual(new Set(["2001:db8:1:2"]));
  expect(networkOf("2001:db8:1:3::1")).not.toBe("2001:db8:1:2");
  expect(networkOf("::1")).toBe("0:0:0:0");
});

test("an IPv4 address is a network of its own", () => {
  expect(networkOf("203.0.113.7")).toBe("203.0.113.7");
});

test("tries are counted under names that do not show the address", () => {
  const subjects = lockRules("a@example.com", "203.0.113.7").map(({ subject }) => subject);
  expect(subjects).toHaveLength(2);
  expect(subjects.join()).not.toMatch(/example|203/);
});

test("strangers without a known network are not locked out together", () => {
  expect(lockRules("a@example.com", null)).toHaveLength(1);
});
