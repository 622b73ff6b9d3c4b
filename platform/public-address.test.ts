import { expect, test } from "vitest";
import {
  addressInHost,
  isLocalName,
  isLoopbackAddress,
  isPublicAddress,
} from "#platform/public-address";

test.each([
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "100.100.100.200",
  "127.0.0.1",
  "127.255.255.254",
  "168.63.129.16",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.192",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.51.100.7",
  "203.0.113.9",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::127.0.0.1",
  "::ffff:10.0.0.1",
  "::ffff:93.184.216.34",
  "64:ff9b::8.8.8.8",
  "64:ff9b:1::1",
  "100::1",
  "2001::1",
  "2001:2::1",
  "2001:10::1",
  "2001:20::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "3fff::1",
  "5f00::1",
  "fc00::1",
  "fd12:3456::1",
  "fe80::1",
  "fec0::1",
  "ff02::1",
  "fe80::1%eth0",
  "4000::1",
  "not an address",
  "",
])("%s is no public address", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["8.8.8.8", "93.184.216.34", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"])(
  "%s is a public address",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test("an address in a URL is seen in whatever way it is written", () => {
  const seen = ["http://[::127.0.0.1]/", "http://0x7f.1/", "http://017700000001/", "http://a.b/"]
    .map((url) => new URL(url).hostname)
    .map(addressInHost);
  expect(seen).toEqual(["::7f00:1", "127.0.0.1", "127.0.0.1", undefined]);
});

test("this very machine is known by address and by name", () => {
  expect(["127.0.0.1", "127.1.2.3", "::1", "10.0.0.1", "8.8.8.8"].map(isLoopbackAddress)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(["localhost", "a.LOCALHOST", "localhost.", "localhost.example"].map(isLocalName)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
