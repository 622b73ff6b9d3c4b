import { UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import { checkIssuer, requireWhole } from "#http/oauth/check-issuer";
import { settings } from "#platform/settings";

test("a program that makes whole identity tokens may start", async () => {
  await expect(checkIssuer()).resolves.toBeUndefined();
});

test("a program whose identity tokens have no end, or another issuer, may not", () => {
  const made = () => new UnsecuredJWT({}).setIssuer(settings().origin).setIssuedAt();
  expect(() => requireWhole(made().setExpirationTime("1h").encode())).not.toThrow();
  for (const token of [
    made(),
    made().setExpirationTime("-1h"),
    made().setExpirationTime("1h").setIssuer("https://evil.example"),
  ]) {
    expect(() => requireWhole(token.encode())).toThrow("names its issuer and its end");
  }
});
