import { expect, test } from "@playwright/test";
import { tokenRevocation } from "openid-client";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { revokeApiKey } from "#domain/api-keys/revoke-api-key";
import { listGrants } from "#domain/application-grants/list-grants";
import { revokeGrant } from "#domain/application-grants/revoke-grant";
import { decideApplication } from "#domain/application-reviews/decide-application";
import { revokeSigningKey } from "#domain/signing-keys/revoke-signing-key";
import { removePerson } from "#domain/team/remove-person";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { ask, type Sent } from "#e2e/support/ask";
import { aMember } from "#e2e/support/member";
import { overHttp } from "#e2e/support/oauth";
import { aScene, type OauthScene, tokensOf } from "#e2e/support/oauth-flow";
import { reportNumbers } from "#e2e/support/report-numbers";
import { anIntegrator, signedHeaders } from "#e2e/support/signing";
import { startTwoProcesses } from "#e2e/support/two-processes";

// In one process of the runner and one after the other: they share what is opened once.
test.describe.configure({ mode: "default" });

const servers = new AsyncDisposableStack();
let origin = "";

test.beforeAll(async () => {
  origin = await startTwoProcesses(servers);
});
test.afterAll(() => servers.disposeAsync());

/** What opens the API, and how it is ended by a program that is neither of the two. */
interface Opening {
  readonly sent: () => Sent;
  readonly end: () => Promise<unknown>;
}

const callers = 8;
/** After so many in a row, each on a connection of its own, both processes have refused. */
const enoughRefusals = 20;

interface Seen {
  successes: number;
  lastSuccessAt: number;
  endedAt: number;
}

/** Asks without a pause until nothing is answered any more that was sent after the end. */
async function callOn({ sent }: Opening, seen: Seen): Promise<void> {
  let refusals = 0;
  while (refusals < enoughRefusals) {
    const isAfter = performance.now() > seen.endedAt;
    const { status } = await ask(origin, sent());
    if (status === 200) {
      seen.successes += 1;
      seen.lastSuccessAt = performance.now();
    }
    refusals = isAfter && status === 401 ? refusals + 1 : 0;
  }
}

/** Ends it while two processes are asked all the time; how long a call still succeeded, in ms. */
async function lastSuccessAfter(opening: Opening): Promise<number> {
  const never = Number.POSITIVE_INFINITY;
  const seen: Seen = { successes: 0, lastSuccessAt: 0, endedAt: never };
  const calling = Array.from({ length: callers }, () => callOn(opening, seen));
  await expect.poll(() => seen.successes).toBeGreaterThan(10 * callers);
  await opening.end();
  seen.endedAt = performance.now();
  await Promise.all(calling);
  return seen.lastSuccessAt - seen.endedAt;
}

function read(credential: string): Sent {
  const headers = { authorization: `Bearer ${credential}` };
  return { method: "GET", path: "/v1/balance", headers };
}

async function aToken() {
  const scene = await aScene(overHttp, { scopes: ["balance:read"] });
  const { access_token: token } = await tokensOf(scene, { scope: "balance:read" });
  return { scene, token, sent: () => read(token) };
}

const adminOf = ({ account, member }: OauthScene) => personContext(account, member.person);

const openings: Readonly<Record<string, () => Promise<Opening>>> = {
  "a token that its application gives back": async () => {
    const { scene, token, sent } = await aToken();
    return { sent, end: () => tokenRevocation(scene.client, token) };
  },
  "what a person allowed and takes back": async () => {
    const { scene, sent } = await aToken();
    const [listed] = await listGrants(adminOf(scene));
    const grantId = listed?.grant.id ?? "";
    return { sent, end: () => revokeGrant(adminOf(scene), { grantId }) };
  },
  "an application that is suspended": async () => {
    const { scene, sent } = await aToken();
    const applicationId = scene.registered.application.id;
    const suspension = { applicationId, decision: "suspend", reason: "Test." } as const;
    return { sent, end: () => decideApplication(adminOf(scene), suspension) };
  },
  "what somebody allowed who leaves the team": async () => {
    const { scene, sent } = await aToken();
    const owner = personContext(scene.account, (await aMember(scene.account, "owner")).person);
    return { sent, end: () => removePerson(owner, { personId: scene.member.person.id }) };
  },
  "an API key": async () => {
    const admin = personContext(await anAccount(), await aPerson("admin"));
    const { key, secret } = await createApiKey(admin, { name: "Shop" });
    return { sent: () => read(secret), end: () => revokeApiKey(admin, { apiKeyId: key.id }) };
  },
  "a key that signs requests": async () => {
    const integrator = await anIntegrator("ed25519");
    const { developer, signingKeyId } = integrator;
    const asked = { method: "GET", path: "/v1/balance" } as const;
    const sent = () => ({ ...asked, headers: signedHeaders(integrator, "ed25519", asked) });
    return { sent, end: () => revokeSigningKey(developer, { signingKeyId }) };
  },
};

for (const [name, open] of Object.entries(openings)) {
  test(`under load on two processes, ${name} has its last success within a second`, async () => {
    const lateMs = await lastSuccessAfter(await open());
    reportNumbers({ [name]: Math.ceil(lateMs) });
    expect(lateMs).toBeLessThan(1_000);
  });
}
