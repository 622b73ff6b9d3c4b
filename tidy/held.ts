import { expect } from "vitest";
import { type Rule, readTree } from "./tree.ts";

const tree = readTree();

/** Fails where the rule finds a fault in the project, or found nothing to look at. */
export function expectHeld(rule: Rule): void {
  const { seen, findings } = rule(tree);
  expect(seen).toBeGreaterThan(0);
  expect(findings).toEqual([]);
}
