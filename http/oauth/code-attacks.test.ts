import { and, eq } from "drizzle-orm";
import { authorizationCodeGrant, refreshTokenGrant } from "openid-client";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { sessions } from "#db/schema/people";
import { artefactDigest } from "#domain/oauth/artefact";
import { endSession } from "#domain/sessions/end-session";
import { personContext } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { allow, aScene, authorizationOf, tokensOf } from "#e2e/support/oauth-flow";
import { byHandlers } from "#e2e/support/oauth-handlers";
import { oauthProvider } from "#http/oauth/provider";

const invalidGrant = { error: "invalid_grant" };

/** A code that was just given, and what its client remembers. */
async function aCode() {
  const scene = await aScene(byHandlers);
  const asked = await authorizationOf(scene.client);
  return { ...scene, back: await allow(scene, asked), checks: asked.checks };
}

test("a code is of no use without the verifier of its challenge", async () => {
  const { client, back, checks } = await aCode();
  const { expectedState } = checks;
  await expect(authorizationCodeGrant(client, back, { expectedState })).rejects.toMatchObject(
    invalidGrant,
  );
});

test("a code is of no use for another redirect address than it was sent to", async () => {
  const { client, back, checks } = await aCode();
  const elsewhere = new URL(back);
  elsewhere.pathname = "/other";
  await expect(authorizationCodeGrant(client, elsewhere, checks)).rejects.toMatchObject(
    invalidGrant,
  );
});

test("a code that was not redeemed in its time is of no use", async () => {
  const { client, back, checks } = await aCode();
  const digest = artefactDigest("AuthorizationCode", back.searchParams.get("code") ?? "");
  await asOwner(
    "update oauth_artefacts set expires_at = now() - interval '1 second' where digest = $1",
    [digest],
  );
  await expect(authorizationCodeGrant(client, back, checks)).rejects.toMatchObject(invalidGrant);
});

test("a code that comes a second time ends all that the first has given", async () => {
  const { client, back, checks } = await aCode();
  const first = await authorizationCodeGrant(client, new URL(back), checks);
  await expect(authorizationCodeGrant(client, back, checks)).rejects.toMatchObject(invalidGrant);
  await expect(refreshTokenGrant(client, first.refresh_token ?? "")).rejects.toMatchObject(
    invalidGrant,
  );
});

test("a refresh token serves its own application, and gives no more than it came with", async () => {
  const [scene, other] = [await aScene(byHandlers), await aScene(byHandlers)];
  const { refresh_token: refresh = "" } = await tokensOf(scene, { scope: "payments:read" });
  await expect(refreshTokenGrant(other.client, refresh)).rejects.toMatchObject(invalidGrant);
  const more = { scope: "payments:read refunds:write" };
  await expect(refreshTokenGrant(scene.client, refresh, more)).rejects.toMatchObject({
    error: "invalid_scope",
  });
  expect((await refreshTokenGrant(scene.client, refresh)).scope).toBe("payments:read");
});

test("who signs out has signed out here too, whatever cookies the browser still sends", async () => {
  const scene = await aScene(byHandlers);
  await tokensOf(scene);
  const silently = async () => {
    const { url } = await authorizationOf(scene.client, { prompt: "none" });
    return (await scene.browser.follow(url)).searchParams;
  };
  expect((await silently()).has("code")).toBe(true);
  const { person } = scene.member;
  const [open] = await database()
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.personId, person.id), eq(sessions.accountId, scene.account.id)));
  if (!open) throw new Error("the member is signed in");
  await endSession(personContext(scene.account, person), open.id);
  expect((await silently()).get("error")).toBe("login_required");
});

test("a process has one provider, whichever copy of a module asks for it", async () => {
  expect(await oauthProvider()).toBe(await oauthProvider());
});
