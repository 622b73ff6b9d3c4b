import fc from "fast-check";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { recoveryCodes } from "#db/schema/sign-in";
import { beginTotp } from "#domain/second-factors/begin-totp";
import { codeProof } from "#domain/second-factors/code-proof";
import { confirmTotp } from "#domain/second-factors/confirm-totp";
import { listFactors } from "#domain/second-factors/list-factors";
import { newRecoveryCodes, recoveryRows } from "#domain/second-factors/recovery-code";
import { removeTotp } from "#domain/second-factors/remove-totp";
import { renewRecoveryCodes } from "#domain/second-factors/renew-recovery-codes";
import { showTotp } from "#domain/second-factors/show-totp";
import { newTotpSecret, stepOfCode, totpAddress } from "#domain/second-factors/totp";
import { anAccount, keyContext } from "#e2e/support/account";
import { codeAt, signedInMember, withAuthenticator } from "#e2e/support/signed-in";

test("a code is right for half a minute, and a step to either side, and for no other", () => {
  const secret = newTotpSecret();
  const times = fc.integer({ min: 0, max: 4_000_000_000 });
  fc.assert(
    fc.property(times, fc.integer({ min: -5, max: 5 }), (seconds, off) => {
      const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000 + 300_000);
      const step = BigInt(Math.floor(at.epochMilliseconds / 30_000));
      const found = stepOfCode(secret, codeAt(secret, at.add({ seconds: off * 30 })), at);
      if (Math.abs(off) <= 1) expect(found).toBe(step + BigInt(off));
      // A code of another step may be the same by chance, but never counts for that step.
      else expect(found).not.toBe(step + BigInt(off));
    }),
  );
  expect(stepOfCode(secret, "12345", Temporal.Now.instant())).toBeUndefined();
  expect(stepOfCode(secret, "１２３４５６", Temporal.Now.instant())).toBeUndefined();
});

test("the picture tells an authenticator the secret, and whose it is", () => {
  const address = totpAddress("JBSWY3DPEHPK3PXP", "ann@tea.example");
  expect(address).toMatch(/^otpauth:\/\/totp\/Tollgate:ann(@|%40)tea\.example\?/);
  expect(address).toContain("secret=JBSWY3DPEHPK3PXP");
});

test("an authenticator counts only when a code of it was shown, and its secret never again", async () => {
  const { ctx } = await signedInMember(await anAccount(), "viewer");
  const secret = await beginTotp(ctx);
  expect(await showTotp(ctx)).toBe(secret);
  expect(await listFactors(ctx)).toMatchObject({ totpSince: null });
  const wrong = codeAt(newTotpSecret(), ctx.clock());
  await expect(confirmTotp(ctx, { code: wrong })).rejects.toMatchObject({ code: "sign_in_failed" });
  await confirmTotp(ctx, { code: codeAt(secret, ctx.clock()) });
  expect((await listFactors(ctx)).totpSince).not.toBeNull();
  await expect(showTotp(ctx)).rejects.toMatchObject({ code: "resource_missing" });
  await expect(beginTotp(ctx)).rejects.toMatchObject({ code: "resource_already_exists" });
});

test("of two confirmations at once one counts", async () => {
  const { ctx } = await signedInMember(await anAccount(), "viewer");
  const code = codeAt(await beginTotp(ctx), ctx.clock());
  const answers = await Promise.allSettled([
    confirmTotp(ctx, { code }),
    confirmTotp(ctx, { code }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("one that was taken away can be set up anew, and asks for nothing", async () => {
  const { ctx } = await signedInMember(await anAccount(), "viewer");
  await withAuthenticator(ctx);
  await removeTotp(ctx);
  expect(await listFactors(ctx)).toMatchObject({ totpSince: null });
  await expect(removeTotp(ctx)).rejects.toMatchObject({ code: "resource_missing" });
  await expect(beginTotp(ctx)).resolves.toMatch(/^[A-Z2-7]{32}$/);
});

test("new recovery codes end the old ones, also when made twice at once", async () => {
  const { ctx } = await signedInMember(await anAccount(), "viewer");
  await renewRecoveryCodes(ctx);
  const made = await Promise.all([renewRecoveryCodes(ctx), renewRecoveryCodes(ctx)]);
  expect(new Set(made.flat()).size).toBe(20);
  expect(await listFactors(ctx)).toMatchObject({ recoveryCodeCount: 10 });
  expect(newRecoveryCodes().every((code) => /^[a-z0-9]{4}(-[a-z0-9]{4}){2}$/.test(code))).toBe(
    true,
  );
});

test("the first list of recovery codes is one list too, made by however many at once", async () => {
  const { ctx, person } = await signedInMember(await anAccount(), "viewer");
  const lists = await Promise.all(Array.from({ length: 4 }, () => renewRecoveryCodes(ctx)));
  expect(await listFactors(ctx)).toMatchObject({ recoveryCodeCount: 10 });
  const proofs = await Promise.all(
    lists.map(([code = ""]) => codeProof(person.id, code, ctx.clock())),
  );
  expect(proofs.filter(Boolean)).toHaveLength(1);
});

test("the database itself keeps no second list, and no eleventh code", async () => {
  const { ctx, person } = await signedInMember(await anAccount(), "viewer");
  const codes = await renewRecoveryCodes(ctx);
  const [row] = recoveryRows(person.id, codes, ctx.clock());
  if (!row) throw new Error("there is one");
  const rules = { 1: "recovery_codes_person_id_line_pk", 11: "recovery_codes_line" } as const;
  for (const [line, constraint_name] of Object.entries(rules)) {
    const added = database()
      .insert(recoveryCodes)
      .values({ ...row, line: Number(line) });
    await expect(added).rejects.toMatchObject({ cause: { constraint_name } });
  }
});

test("of two enrolments at once one secret is left, and only its code counts", async () => {
  const { ctx } = await signedInMember(await anAccount(), "viewer");
  const secrets = await Promise.all([beginTotp(ctx), beginTotp(ctx), beginTotp(ctx)]);
  const kept = await showTotp(ctx);
  expect(secrets).toContain(kept);
  const others = secrets.filter((secret) => secret !== kept);
  for (const secret of others) {
    const code = codeAt(secret, ctx.clock());
    await expect(confirmTotp(ctx, { code })).rejects.toMatchObject({ code: "sign_in_failed" });
  }
  await confirmTotp(ctx, { code: codeAt(kept, ctx.clock()) });
});

test("a secret that was taken over by a newer one while it was confirmed never counts", async () => {
  const { ctx } = await signedInMember(await anAccount(), "viewer");
  const code = codeAt(await beginTotp(ctx), ctx.clock());
  const [confirmed] = await Promise.allSettled([confirmTotp(ctx, { code }), beginTotp(ctx)]);
  const { totpSince } = await listFactors(ctx);
  expect(totpSince !== null).toBe(confirmed.status === "fulfilled");
});

test("what one signs in by is changed by nobody else, and not by who proved it long ago", async () => {
  const account = await anAccount();
  const { ctx } = await signedInMember(account, "viewer");
  const stale = { ...ctx, clock: () => ctx.clock().add({ minutes: 11 }) };
  const asked = [beginTotp, removeTotp, renewRecoveryCodes, showTotp] as const;
  for (const verb of asked) {
    await expect(verb(stale)).rejects.toMatchObject({ code: "proof_required" });
    await expect(verb(keyContext(account))).rejects.toMatchObject({ code: "person_required" });
  }
});
