import { expect, test } from "vitest";
import { scopesOfRole } from "#domain/access/roles";
import { apiKeyScopes } from "#domain/access/scopes";
import { grantedScopes } from "#domain/key-rights/grantable";
import { keyPresets, levelsOfPreset } from "#domain/key-rights/key-presets";
import {
  keyResources,
  levelOf,
  levelsOf,
  rightsOf,
  scopesOfLevels,
} from "#domain/key-rights/key-rights";
import { accountRow, alwaysProven, keyContext } from "#e2e/support/account";
import { newId } from "#platform/ids";

const all = Object.fromEntries(keyResources.map(({ name }) => [name, "write"] as const));

test("the table of resources has each right that keys can have, once", () => {
  const most = keyResources.map((resource) => [resource.name, levelsOf(resource).at(-1)] as const);
  const scopes = scopesOfLevels(
    Object.fromEntries(most.map(([name, level]) => [name, level ?? "none"])),
  );
  expect(scopes).toEqual([...apiKeyScopes].toSorted());
  expect(new Set(keyResources.map(({ name }) => name)).size).toBe(keyResources.length);
});

test("who may write may read, and who is given nothing may do nothing", () => {
  expect(scopesOfLevels({ refunds: "write", payments: "read" })).toEqual([
    "payments:read",
    "refunds:read",
    "refunds:write",
  ]);
  expect(scopesOfLevels({})).toEqual([]);
});

test("levels that were chosen are read back from the rights they gave", () => {
  for (const resource of keyResources) {
    for (const level of levelsOf(resource)) {
      const scopes = new Set<string>(scopesOfLevels({ [resource.name]: level }));
      expect(levelOf(resource, scopes)).toBe(level);
    }
  }
});

test("every preset gives something, and nothing that does not exist", () => {
  const names = new Set(keyResources.map(({ name }) => name));
  for (const preset of keyPresets) {
    const chosen = levelsOfPreset(preset);
    expect(Object.keys(chosen).filter((name) => !names.has(name))).toEqual([]);
    expect(scopesOfLevels(chosen).length).toBeGreaterThan(1);
  }
});

test("a key without a list of rights has them all, one with a list those that there are", () => {
  expect(rightsOf({ scopes: null })).toBe(apiKeyScopes);
  const scopes = ["payments:read", "people:write", "moons:read"];
  expect([...rightsOf({ scopes })]).toEqual(["payments:read"]);
});

function as(role: "admin" | "developer") {
  const id = newId("usr", alwaysProven.subtract({ hours: 24 * 366 * 100 }));
  const actor = { kind: "person", id, name: "Ann", role, provenAt: alwaysProven } as const;
  return { ...keyContext(accountRow()), actor, scopes: scopesOfRole(role) };
}

test("nobody gives a key more than they may do themself", () => {
  expect(grantedScopes(as("admin"), undefined)).toBeNull();
  expect(grantedScopes(as("admin"), null)).toBeNull();
  const given = grantedScopes(as("developer"), undefined) ?? [];
  expect(given).toContain("payments:write");
  expect(given).not.toContain("payouts:write");
  expect(() => grantedScopes(as("developer"), null)).toThrow("payouts:write");
  expect(() => grantedScopes(as("developer"), ["payouts:write"])).toThrow("Ann may not do");
  expect(() => grantedScopes(as("admin"), ["people:write"])).toThrow("people:write");
  expect(() => grantedScopes(as("admin"), [])).toThrow("at least one right");
  expect(grantedScopes(as("admin"), scopesOfLevels(all))?.length).toBeGreaterThan(20);
});
