import { expect, test } from "vitest";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { DomainError } from "#domain/errors/domain-error";
import { proveAgain } from "#domain/proofs/prove-again";
import { anAccount } from "#e2e/support/account";
import { memberPassword } from "#e2e/support/member";
import { codeAt, contextBehind, signedInMember, withAuthenticator } from "#e2e/support/signed-in";
import { aVisitor, later } from "#e2e/support/visitor";

const userAgent = null;

test("a key is made by who has just proved who they are, and by nobody from a stale session", async () => {
  const { token, ctx } = await signedInMember(await anAccount(), "owner");
  const visitor = later(aVisitor(), { minutes: 11 });
  const stale = await contextBehind(token, visitor);
  const input = { name: "Till", lifetimeDays: 30 } as const;
  await expect(createApiKey(stale, input)).rejects.toMatchObject({ code: "proof_required" });
  await proveAgain(stale, { password: memberPassword, userAgent });
  const fresh = await contextBehind(token, visitor);
  await expect(createApiKey(fresh, input)).resolves.toBeDefined();
  expect(ctx.actor.provenAt).not.toEqual(fresh.actor.provenAt);
});

test("what is wrong proves nothing, and is counted like at the door", async () => {
  const { ctx } = await signedInMember(await anAccount(), "owner");
  const wrong = () => proveAgain(ctx, { password: "not my password", userAgent });
  const answers = await Promise.allSettled(Array.from({ length: 8 }, wrong));
  const codes = answers.map(
    (answer) =>
      answer.status === "rejected" && answer.reason instanceof DomainError && answer.reason.code,
  );
  expect(new Set(codes)).toEqual(new Set(["sign_in_failed", "account_locked"]));
});

test("one code proves one thing, twice at once as well", async () => {
  const { ctx } = await signedInMember(await anAccount(), "owner");
  const secret = await withAuthenticator(ctx);
  const code = codeAt(secret, ctx.clock());
  const prove = () => proveAgain(ctx, { code, userAgent });
  const answers = await Promise.allSettled([prove(), prove()]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});
