import { expect, test } from "vitest";
import { obstacleToChange } from "#app/(dashboard)/api-keys/obstacle-to-change";
import { type Role, scopesOfRole } from "#domain/access/roles";
import { newKey } from "#domain/api-keys/new-key";
import { accountRow, keyContext } from "#e2e/support/account";
import { translator } from "#messages/translator";

const account = accountRow();
const given = { name: "Till", createdBy: null, createdAt: account.createdAt };
const words = translator("en", "apiKeys");

function as(role: Role) {
  return { ...keyContext(account, { scopes: scopesOfRole(role) }), locale: "en" } as const;
}

test("who may do all that a key may do can change it, others are told why not", () => {
  const full = newKey(account, given).key;
  const small = newKey(account, { ...given, scopes: ["payments:read"] }).key;
  expect(obstacleToChange(as("admin"), full)).toBeUndefined();
  expect(obstacleToChange(as("developer"), small)).toBeUndefined();
  expect(obstacleToChange(as("developer"), full)).toBe(words("unequal"));
  expect(obstacleToChange(as("viewer"), small)).toBe(words("readOnlyChange"));
});
