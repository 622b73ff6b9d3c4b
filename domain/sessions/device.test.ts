import { expect, test } from "vitest";
import { deviceOf, isNewDevice } from "#domain/sessions/device";

const mac =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)";
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
const chrome = `${mac} Chrome/141.0.0.0 Safari/537.36`;

test.each([
  [firefox, "Firefox", "Linux"],
  [chrome, "Chrome", "macOS"],
  [`${chrome} Edg/141.0.0.0`, "Edge", "macOS"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 " +
      "(KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
    "Safari",
    "iPhone",
  ],
  [
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/130.0 Mobile MicroMessenger/8.0.5",
    "WeChat",
    "Android",
  ],
  ["curl/8.5.0", null, null],
  [null, null, null],
])("%s is named as people know it", (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system });
});

test("the first sign-in of all is no news", () => {
  expect(isNewDevice({ userAgent: firefox, address: "203.0.113.7" }, [])).toBe(false);
});

test("a newer version of the same browser, or the next address of the same home, is no news", () => {
  const known = [{ userAgent: firefox, address: "203.0.113.7" }];
  const newer = firefox.replaceAll("144", "145");
  expect(isNewDevice({ userAgent: newer, address: "203.0.9.200" }, known)).toBe(false);
});

test("another browser, another system or another network is news", () => {
  const known = [{ userAgent: firefox, address: "203.0.113.7" }];
  const windows = firefox.replace("X11; Linux x86_64", "Windows NT 10.0; Win64; x64");
  expect(isNewDevice({ userAgent: chrome, address: "203.0.113.7" }, known)).toBe(true);
  expect(isNewDevice({ userAgent: windows, address: "203.0.113.7" }, known)).toBe(true);
  expect(isNewDevice({ userAgent: firefox, address: "198.51.100.7" }, known)).toBe(true);
  expect(isNewDevice({ userAgent: firefox, address: "2001:db8:1::9" }, known)).toBe(true);
});

test("an IPv6 home keeps being one, however its address is written", () => {
  const known = [{ userAgent: firefox, address: "2001:db8:0:0:1:2:3:4" }];
  expect(isNewDevice({ userAgent: firefox, address: "2001:0db8:ffff::1" }, known)).toBe(false);
});
