import { clientCredentialsGrant } from "openid-client";
import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { artefactDigest } from "#domain/oauth/artefact";
import { authenticateToken } from "#domain/oauth/authenticate-token";
import { asOwner } from "#e2e/support/as-owner";
import { aScene, tokensOf } from "#e2e/support/oauth-flow";
import { byHandlers } from "#e2e/support/oauth-handlers";
import { statementsOf } from "#e2e/support/watched-statements";
import { systemClock } from "#platform/clock";
import { idToUuid, newId } from "#platform/ids";

const soon = { timeout: 20_000, interval: 5 };

const found = (token: string) => authenticateToken(token, systemClock);
/** How often the database was asked for who holds a token. */
const asked = async (token: string) => (await statementsOf(() => found(token))).length;

/** A token that this process knows by now, so that it need not ask for it. */
async function aKnownToken() {
  const scene = await aScene(byHandlers);
  const { access_token: token } = await tokensOf(scene);
  await expect.poll(() => asked(token), soon).toBe(0);
  const person = idToUuid(scene.member.person.id);
  const application = idToUuid(scene.registered.application.id);
  const account = idToUuid(scene.account.id);
  return { ...scene, token, person, application, account };
}

type Known = Awaited<ReturnType<typeof aKnownToken>>;

const isRefused = (token: string) =>
  found(token).then(
    () => false,
    () => true,
  );
const rights = async (token: string) => (await found(token)).scopes.size;
const sql = sqlClient();

test("a token in use costs no question, and one in an application's own name neither", async () => {
  const { client } = await aKnownToken();
  const { access_token: own } = await clientCredentialsGrant(client, { scope: "payments:read" });
  await expect.poll(() => asked(own), soon).toBe(0);
  expect((await found(own)).boundTo).toBeUndefined();
});

const endings: Readonly<Record<string, (known: Known) => Promise<unknown>>> = {
  "the token is deleted": ({ token }) =>
    asOwner("delete from oauth_artefacts where digest = $1", [
      artefactDigest("AccessToken", token),
    ]),
  "its family is deleted": ({ token }) =>
    asOwner(
      `delete from oauth_artefacts where digest =
        (select family_digest from oauth_artefacts where digest = $1)`,
      [artefactDigest("AccessToken", token)],
    ),
  "what was allowed is taken back": ({ account }) =>
    sql`update application_grants set revoked_at = now() where account_id = ${account}`,
  "the application is suspended": ({ application }) =>
    sql`update applications set status = 'suspended' where id = ${application}`,
  "the person leaves the team": ({ person }) =>
    sql`update memberships set status = 'removed' where person_id = ${person}`,
};

test.each(Object.entries(endings))(
  "when %s by hand, a known token opens nothing",
  async (_, end) => {
    const known = await aKnownToken();
    await end(known);
    await expect.poll(() => isRefused(known.token), soon).toBe(true);
  },
);

test("a known token has the rights of now: of what was allowed, and of the person's role", async () => {
  const { token, account, person } = await aKnownToken();
  expect(await rights(token)).toBe(3);
  await sql`update application_grants set scopes = '["payments:read","refunds:write"]'
    where account_id = ${account}`;
  await expect.poll(() => rights(token), soon).toBe(2);
  await sql`update memberships set role = 'viewer' where person_id = ${person}`;
  await expect.poll(() => rights(token), soon).toBe(1);
});

test("a known token has the rights of now of a role that the merchant made", async () => {
  const { token, account, person } = await aKnownToken();
  const id = idToUuid(newId("rol", systemClock()));
  await sql`insert into custom_roles (merchant_id, id, name, scopes, created_at, version)
    select merchant_id, ${id}, ${id}, '["payments:read","refunds:write"]', now(), 1
    from accounts where id = ${account}`;
  await sql`update memberships set role = 'viewer', custom_role_id = ${id}
    where person_id = ${person}`;
  await expect.poll(() => rights(token), soon).toBe(2);
  await sql`update custom_roles set scopes = '["payments:read"]' where id = ${id}`;
  await expect.poll(() => rights(token), soon).toBe(1);
});

test("a known token shows its account as it is now", async () => {
  const { token, account } = await aKnownToken();
  await sql`update accounts set settlement_delay_days = 9 where id = ${account}`;
  const delay = async () => (await found(token)).account.settlementDelayDays;
  await expect.poll(delay, soon).toBe(9);
});

test("a known token ends by the clock", async () => {
  const { token } = await aKnownToken();
  const late = () => systemClock().add({ minutes: 61 });
  await expect(authenticateToken(token, late)).rejects.toMatchObject({
    code: "access_token_invalid",
  });
});

test("that a token is used is written once a minute, however often it is", async () => {
  const { token } = await aKnownToken();
  const later = () => systemClock().add({ seconds: 61 });
  const uses = async () => (await statementsOf(() => authenticateToken(token, later))).length;
  await expect.poll(uses, soon).toBe(0);
});
