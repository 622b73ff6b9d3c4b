import { expect, test } from "vitest";
import { GET } from "#app/v1/balance/route";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { isAllowedFrom } from "#domain/key-rights/require-network";
import { listRequests } from "#domain/request-log/list-requests";
import { flushRequests } from "#domain/request-log/log-request";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { call } from "#e2e/support/handler";
import { clientAddress } from "#http/client-address";

const networks = ["203.0.113.0/24", "2001:db8::/32"];

/** Whether a key may be used by whom these forwarded addresses name, behind so many proxies. */
function allowed(forwarded: string, proxies: number): boolean {
  const headers = new Headers({ "x-forwarded-for": forwarded });
  return isAllowedFrom({ name: "Till", networks }, clientAddress(headers, proxies));
}

test("the address counts that the outermost proxy of ours saw, whatever a caller puts before", () => {
  expect(allowed("203.0.113.7", 1)).toBe(true);
  expect(allowed("::ffff:203.0.113.7", 1)).toBe(true);
  expect(allowed("2001:db8::7", 1)).toBe(true);
  expect(allowed("203.0.113.7, 198.51.100.1", 1)).toBe(false);
  expect(allowed("203.0.113.7, 10.0.0.2", 2)).toBe(true);
  expect(allowed("203.0.113.7, 198.51.100.1, 10.0.0.2", 2)).toBe(false);
  expect(allowed("203.0.113.7", 0)).toBe(false);
  expect(allowed("203.0.113.7", 2)).toBe(false);
});

test("a refusal for its network has its own code, and is in the log of the key's account", async () => {
  const account = await anAccount();
  const admin = personContext(account, await aPerson("admin"));
  const { key, secret } = await createApiKey(admin, { name: "Till", networks });
  const answer = await call(GET, { path: "/v1/balance", key: secret });
  expect(answer.status).toBe(403);
  expect(answer.at("error", "code")).toBe("address_not_allowed");
  await flushRequests();
  const { rows } = await listRequests(admin, { limit: 5, keyId: key.id });
  expect(rows).toMatchObject([{ errorCode: "address_not_allowed", status: 403 }]);
});

test("a right that a key lacks is named in the refusal, with the key", async () => {
  const account = await anAccount();
  const admin = personContext(account, await aPerson("admin"));
  const made = await createApiKey(admin, { name: "Reader", scopes: ["payments:read"] });
  const answer = await call(GET, { path: "/v1/balance", key: made.secret });
  expect(answer.status).toBe(403);
  expect(answer.textAt("error", "message")).toMatch(/balance:read.*Reader/);
});
