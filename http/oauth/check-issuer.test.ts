import { expect, test } from "vitest";
import { checkIssuer } from "#http/oauth/check-issuer";

test("a program that makes whole identity tokens may start", async () => {
  await expect(checkIssuer()).resolves.toBeUndefined();
});
