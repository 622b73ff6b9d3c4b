import { expect, test } from "vitest";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { DomainError } from "#domain/errors/domain-error";
import { beginPasskey } from "#domain/passkeys/begin-passkey";
import { passkeyOptions } from "#domain/passkeys/passkey-options";
import { registerPasskey } from "#domain/passkeys/register-passkey";
import { proveAgain } from "#domain/proofs/prove-again";
import { renewRecoveryCodes } from "#domain/second-factors/renew-recovery-codes";
import { signIn } from "#domain/sign-ins/sign-in";
import { takeSecondStep } from "#domain/sign-ins/take-second-step";
import { anAccount } from "#e2e/support/account";
import { Authenticator } from "#e2e/support/authenticator";
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

test("one recovery code is good for one thing, at the door and inside at once", async () => {
  const { ctx, email } = await signedInMember(await anAccount(), "owner");
  const [code = ""] = await renewRecoveryCodes(ctx);
  await withAuthenticator(ctx);
  const { token } = await signIn(aVisitor(), { email, password: memberPassword });
  const answers = await Promise.allSettled([
    proveAgain(ctx, { code, userAgent }),
    takeSecondStep(aVisitor(), token, { code }),
    proveAgain(ctx, { code, userAgent }),
  ]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("one answer of a passkey proves one thing, however often it is sent at once", async () => {
  const { ctx, person } = await signedInMember(await anAccount(), "owner");
  const device = new Authenticator();
  await registerPasskey(ctx, { name: "Key", answer: device.create(await beginPasskey(ctx)) });
  const asked = { use: "prove", personId: person.id } as const;
  const answer = device.get(await passkeyOptions(asked, ctx.clock()));
  const prove = () => proveAgain(ctx, { answer, userAgent });
  const answers = await Promise.allSettled([prove(), prove(), prove()]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
