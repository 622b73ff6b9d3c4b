import { expect, test } from "vitest";
import { clientAddress } from "#http/client-address";

function address(forwarded: string | undefined, trustedProxies: number) {
  const headers = new Headers(forwarded === undefined ? {} : { "x-forwarded-for": forwarded });
  return clientAddress(headers, trustedProxies);
}

test("without a proxy of ours nobody is believed", () => {
  expect(address("203.0.113.7", 0)).toBeNull();
});

test("the address is what the outermost of our proxies saw, whatever came before it", () => {
  expect(address("203.0.113.7", 1)).toBe("203.0.113.7");
  expect(address("10.0.0.1, 1.1.1.1, 203.0.113.7", 1)).toBe("203.0.113.7");
  expect(address("1.1.1.1, 203.0.113.7,10.0.0.2", 2)).toBe("203.0.113.7");
  expect(address("2001:db8::7", 1)).toBe("2001:db8::7");
});

test("what is no address, or too short a way, is none", () => {
  expect(address(undefined, 1)).toBeNull();
  expect(address("", 1)).toBeNull();
  expect(address("unknown", 1)).toBeNull();
  expect(address("203.0.113.7:4000", 1)).toBeNull();
  expect(address("203.0.113.7", 2)).toBeNull();
});
