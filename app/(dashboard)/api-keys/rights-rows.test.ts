import { expect, test } from "vitest";
import { resourceName, rightsRows } from "#app/(dashboard)/api-keys/rights-rows";
import { scopesOfRole } from "#domain/access/roles";
import { keyResources } from "#domain/key-rights/key-rights";
import { accountRow, keyContext } from "#e2e/support/account";
import { locales } from "#messages/translator";

test("every resource has a name in every language", () => {
  for (const locale of locales) {
    const unnamed = keyResources.filter((one) => resourceName(one, locale) === one.name);
    expect(unnamed).toEqual([]);
  }
});

test("a level that one does not have oneself cannot be chosen, and says why", () => {
  const ctx = keyContext(accountRow(), { scopes: scopesOfRole("developer") });
  const rows = rightsRows({ ...ctx, locale: "en" }, { payouts: "read" });
  const payouts = rows.find(({ name }) => name === "payouts");
  expect(payouts?.chosen).toBe("read");
  expect(payouts?.levels.map(({ value, reason }) => [value, reason !== undefined])).toEqual([
    ["none", false],
    ["read", false],
    ["write", true],
  ]);
});
