import {
  authorizationCodeGrant,
  clientCredentialsGrant,
  refreshTokenGrant,
  tokenIntrospection,
  tokenRevocation,
} from "openid-client";
import { expect, test } from "vitest";
import { authenticateToken } from "#domain/oauth/authenticate-token";
import { allow, aScene, authorizationOf, tokensOf } from "#e2e/support/oauth-flow";
import { byHandlers } from "#e2e/support/oauth-handlers";
import { systemClock } from "#platform/clock";

test("a person allows, and the token acts for them with what was asked and no more", async () => {
  const scene = await aScene(byHandlers);
  const tokens = await tokensOf(scene);
  expect(tokens.access_token).toMatch(/^tg_at_[\w-]{43}$/);
  expect(tokens.refresh_token).toMatch(/^tg_rt_[\w-]{43}$/);
  const holder = await authenticateToken(tokens.access_token, systemClock);
  expect(holder.account.id).toBe(scene.account.id);
  expect(holder.actor).toEqual({
    kind: "application",
    id: scene.registered.application.id,
    name: "Ledger Sync",
    grantedBy: scene.member.person.id,
  });
  expect([...holder.scopes]).toEqual(["payments:read", "payments:write", "refunds:write"]);
});

test("ten redemptions of one code at once give one token", async () => {
  const scene = await aScene(byHandlers);
  const asked = await authorizationOf(scene.client);
  const back = await allow(scene, asked);
  const redeem = () => authorizationCodeGrant(scene.client, new URL(back), asked.checks);
  const results = await Promise.allSettled(Array.from({ length: 10 }, redeem));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a program gets a token in its own name, for the account it was registered in", async () => {
  const { client, account, registered } = await aScene(byHandlers);
  const tokens = await clientCredentialsGrant(client, { scope: "payments:read" });
  expect(tokens.refresh_token).toBeUndefined();
  const holder = await authenticateToken(tokens.access_token, systemClock);
  expect(holder.account.id).toBe(account.id);
  expect(holder.actor.grantedBy).toBe(registered.application.registeredBy);
  expect([...holder.scopes]).toEqual(["payments:read"]);
});

test("a refresh token works once; used again, it ends all of its family", async () => {
  const scene = await aScene(byHandlers);
  const first = await tokensOf(scene);
  const second = await refreshTokenGrant(scene.client, first.refresh_token ?? "");
  expect(second.refresh_token).not.toBe(first.refresh_token);
  await authenticateToken(second.access_token, systemClock);
  await expect(refreshTokenGrant(scene.client, first.refresh_token ?? "")).rejects.toMatchObject({
    error: "invalid_grant",
  });
  for (const { access_token: token } of [first, second]) {
    await expect(authenticateToken(token, systemClock)).rejects.toMatchObject({
      code: "access_token_invalid",
    });
  }
  await expect(refreshTokenGrant(scene.client, second.refresh_token ?? "")).rejects.toMatchObject({
    error: "invalid_grant",
  });
});

test("a token is revoked by whom it belongs to, and told of to nobody else", async () => {
  const scene = await aScene(byHandlers);
  const stranger = await aScene(byHandlers);
  const { access_token: token } = await tokensOf(scene);
  expect(await tokenIntrospection(stranger.client, token)).toEqual({ active: false });
  await tokenRevocation(stranger.client, token);
  expect(await tokenIntrospection(scene.client, token)).toMatchObject({
    active: true,
    client_id: scene.registered.application.id,
    scope: "payments:read payments:write refunds:write",
  });
  await tokenRevocation(scene.client, token);
  expect(await tokenIntrospection(scene.client, token)).toEqual({ active: false });
  await expect(authenticateToken(token, systemClock)).rejects.toMatchObject({
    code: "access_token_invalid",
  });
});
