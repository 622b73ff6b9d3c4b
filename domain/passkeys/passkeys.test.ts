import { expect, test } from "vitest";
import { beginPasskey } from "#domain/passkeys/begin-passkey";
import { newChallenge } from "#domain/passkeys/challenge";
import { passkeysOf } from "#domain/passkeys/passkeys-of";
import { registerPasskey } from "#domain/passkeys/register-passkey";
import { removePasskey } from "#domain/passkeys/remove-passkey";
import { anAccount } from "#e2e/support/account";
import { Authenticator, type Misuse } from "#e2e/support/authenticator";
import { signedInMember } from "#e2e/support/signed-in";

const failed = { code: "sign_in_failed" };

async function somebody() {
  return signedInMember(await anAccount(), "developer");
}

test("a device's passkey is kept once, whoever sends its answer twice at once", async () => {
  const { ctx, person } = await somebody();
  const answer = new Authenticator().create(await beginPasskey(ctx));
  const register = () => registerPasskey(ctx, { name: "Laptop", answer });
  const answers = await Promise.allSettled([register(), register()]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await passkeysOf(person.id)).toMatchObject([{ name: "Laptop", lastUsedAt: null }]);
});

const misuses: Readonly<Record<string, Misuse>> = {
  "another site": { origin: "https://evil.example" },
  "another port": { origin: "http://127.0.0.1:3001" },
  "another host's name": { rpId: "evil.example" },
  "a challenge of nobody": { challenge: Buffer.from("tkt_made-up.00").toString("base64url") },
};

test.each(Object.keys(misuses))("what was made for %s is no passkey here", async (name) => {
  const { ctx, person } = await somebody();
  const answer = new Authenticator().create(await beginPasskey(ctx), misuses[name]);
  await expect(registerPasskey(ctx, { name: "Laptop", answer })).rejects.toMatchObject(failed);
  expect(await passkeysOf(person.id)).toEqual([]);
});

test("a challenge is for one person, for one use, and for five minutes", async () => {
  const [mine, theirs] = [await somebody(), await somebody()];
  const stolen = new Authenticator().create(await beginPasskey(theirs.ctx));
  const laptop = { name: "Laptop" };
  const others = registerPasskey(mine.ctx, { ...laptop, answer: stolen });
  await expect(others).rejects.toMatchObject(failed);
  const personId = mine.person.id;
  const challenge = await newChallenge({ use: "prove", personId }, mine.ctx.clock());
  const misused = new Authenticator().create(await beginPasskey(mine.ctx), { challenge });
  const other = registerPasskey(mine.ctx, { ...laptop, answer: misused });
  await expect(other).rejects.toMatchObject(failed);
  const late = new Authenticator().create(await beginPasskey(mine.ctx));
  const clock = () => mine.ctx.clock().add({ minutes: 6 });
  const tooLate = registerPasskey({ ...mine.ctx, clock }, { ...laptop, answer: late });
  await expect(tooLate).rejects.toMatchObject(failed);
});

test("nonsense is no passkey", async () => {
  const { ctx } = await somebody();
  for (const answer of ["x", "{}", "null", "[1]", JSON.stringify({ id: 1 })]) {
    await expect(registerPasskey(ctx, { name: "Laptop", answer })).rejects.toMatchObject(failed);
  }
});

test("one takes away one's own passkeys and nobody else's", async () => {
  const [mine, theirs] = [await somebody(), await somebody()];
  const answer = new Authenticator().create(await beginPasskey(mine.ctx));
  const { id: passkeyId } = await registerPasskey(mine.ctx, { name: "Laptop", answer });
  const missing = { code: "resource_missing" };
  await expect(removePasskey(theirs.ctx, { passkeyId })).rejects.toMatchObject(missing);
  await removePasskey(mine.ctx, { passkeyId });
  await expect(removePasskey(mine.ctx, { passkeyId })).rejects.toMatchObject(missing);
  expect(await passkeysOf(mine.person.id)).toEqual([]);
});
