import { expect, test } from "vitest";
import { obstacleToDecide } from "#app/(dashboard)/refunds/obstacle-to-decide";
import type { Role } from "#domain/access/roles";
import { scopesOfRole } from "#domain/access/roles";
import { newId } from "#platform/ids";

const now = Temporal.Instant.from("2026-03-01T12:00:00Z");
const [reader, other] = [newId("usr", now), newId("usr", now)];

const waiting = {
  requestedBy: other,
  requestedByActor: `person:${other}`,
  approvalExpiresAt: now.add({ hours: 1 }),
};

function as(role: Role) {
  const actor = { kind: "person", id: reader, name: "Reader", role, provenAt: now } as const;
  return { locale: "en", scopes: scopesOfRole(role), actor, now } as const;
}

test("who has the right and did not ask can decide", () => {
  expect(obstacleToDecide(waiting, [], as("admin"))).toBeUndefined();
  expect(obstacleToDecide(waiting, [other], as("owner"))).toBeUndefined();
});

test("who cannot is told why", () => {
  const admin = as("admin");
  const own = { ...waiting, requestedBy: reader };
  const lapsed = { ...waiting, approvalExpiresAt: now };
  expect(obstacleToDecide(waiting, [], as("developer"))).toMatch(/role/);
  expect(obstacleToDecide(own, [], admin)).toMatch(/^You asked/);
  expect(obstacleToDecide({ ...own, requestedByActor: "api_key:key_1" }, [], admin)).toMatch(
    /API key you made/,
  );
  expect(obstacleToDecide(waiting, [reader], admin)).toMatch(/You have approved/);
  expect(obstacleToDecide(lapsed, [], admin)).toMatch(/run out/);
});
