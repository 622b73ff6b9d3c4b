import { expect, test } from "vitest";
import { hostedPageHeaders, isOwnOrigin, ownPath, pageHeaders } from "#http/origin";
import { settings } from "#platform/settings";

const { origin } = settings();
const sent = (headers: Record<string, string>) => isOwnOrigin(new Headers(headers));

test("a form from a page of ours is ours, in old browsers too", () => {
  expect(sent({ origin, "sec-fetch-site": "same-origin" })).toBe(true);
  expect(sent({ origin })).toBe(true);
});

test("a form from anywhere else is not, whatever the Host headers claim", () => {
  const forged = { host: "evil.example", "x-forwarded-host": "evil.example" };
  expect(sent({})).toBe(false);
  expect(sent({ origin: "null" })).toBe(false);
  expect(sent({ origin: "https://evil.example", ...forged })).toBe(false);
  expect(sent({ origin: `${origin}.evil.example` })).toBe(false);
  expect(sent({ origin: `${origin}/` })).toBe(false);
  expect(sent({ origin: origin.replace("http:", "https:") })).toBe(false);
  expect(sent({ origin, "sec-fetch-site": "cross-site" })).toBe(false);
  expect(sent({ origin, "sec-fetch-site": "same-site" })).toBe(false);
  expect(sent({ origin, "sec-fetch-site": "none" })).toBe(false);
});

test("after signing in one is led to a path of ours and nowhere else", () => {
  expect(ownPath("/payments?status=paid&_rsc=1x")).toBe("/payments?status=paid");
  expect(ownPath("/")).toBe("/");
  const elsewhere = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "evil",
    "",
    null,
    undefined,
  ];
  for (const text of elsewhere) expect(ownPath(text)).toBeUndefined();
});

test("a page runs only scripts that carry its nonce, and stands in no frame", () => {
  const policy = pageHeaders("n0nce", false)["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe");
});

test("a page that takes cards loads from here alone, and nothing that it does not name", () => {
  const headers = hostedPageHeaders("n0nce", false);
  const policy = headers["content-security-policy"] ?? "";
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic'");
  expect(policy).toContain("img-src 'self'; ");
  expect(policy).toContain("form-action 'self'");
  expect(policy).not.toMatch(/unsafe|data:|https?:|\*/);
  expect(headers["x-robots-tag"]).toContain("noindex");
});
