import { expect, test } from "vitest";
import { freshProofMinutes, requireFreshProof } from "#domain/access/require-fresh-proof";
import { accountRow, keyContext, workerContext } from "#e2e/support/account";
import { newId } from "#platform/ids";

const provenAt = Temporal.Instant.from("2026-05-01T10:00:00Z");

function person(now: Temporal.Instant) {
  const actor = { kind: "person", name: "Ann", role: "owner", provenAt } as const;
  return { actor: { ...actor, id: newId("usr", now) }, clock: () => now };
}

test("a proof is good for some minutes and not a moment longer", () => {
  const end = provenAt.add({ minutes: freshProofMinutes });
  expect(() => requireFreshProof(person(provenAt))).not.toThrow();
  expect(() => requireFreshProof(person(end.subtract({ milliseconds: 1 })))).not.toThrow();
  expect(() => requireFreshProof(person(end))).toThrow(
    expect.objectContaining({ code: "proof_required" }),
  );
});

test("programs and the system prove themselves with every request", () => {
  const account = accountRow();
  expect(() => requireFreshProof(keyContext(account))).not.toThrow();
  expect(() => requireFreshProof(workerContext(account))).not.toThrow();
});
