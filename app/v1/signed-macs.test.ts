import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { customer, refused, send, signedPost } from "#e2e/support/signed-calls";
import { anIntegrator, type Integrator, type ToSign } from "#e2e/support/signing";
import { systemClock, unixSeconds } from "#platform/clock";

function macHeaders(
  integrator: Integrator,
  sent: Partial<ToSign> & { readonly seconds?: number } = {},
) {
  const seconds = sent.seconds ?? unixSeconds(systemClock());
  const { method, path, body } = { ...customer, ...sent };
  const text = [seconds, "n1", method, path, body].join("\n");
  const mac = createHmac("sha256", integrator.sharedSecret).update(text).digest("hex");
  return {
    authorization: `Bearer ${integrator.secret}`,
    "content-type": "application/x-www-form-urlencoded",
    "x-request-hmac": `t=${seconds},k=${integrator.signingKeyId},n=n1,v1=${mac}`,
  };
}

test("the simple header proves a request once, and nothing that was changed", async () => {
  const integrator = await anIntegrator("hmac-sha256");
  const headers = macHeaders(integrator);
  expect(await refused(send(headers, { body: "name=Eve" }))).toContain("does not fit");
  expect((await send(headers)).status).toBe(200);
  await refused(send(headers), "signature_replayed");
  expect(await refused(send(macHeaders(integrator, { path: "/v1/charges" })))).toContain("fit");
  expect(await refused(send(macHeaders(integrator, { method: "DELETE" })))).toContain("fit");
});

test("the simple header holds for five minutes, by a secret of the key that asks", async () => {
  const integrator = await anIntegrator("hmac-sha256");
  const now = unixSeconds(systemClock());
  const at = (seconds: number) => send(macHeaders(integrator, { seconds }));
  expect(await refused(at(now - 302))).toContain("has passed");
  expect(await refused(at(now + 90))).toContain("in the future");
  expect((await at(now - 290)).status).toBe(200);
  const other = await anIntegrator("hmac-sha256");
  const theirs = { ...macHeaders(other), authorization: `Bearer ${integrator.secret}` };
  expect(await refused(send(theirs))).toContain("names no signing key");
  const publicKey = await anIntegrator("ed25519");
  const wrongKind = macHeaders({ ...publicKey, sharedSecret: "x" });
  expect(await refused(send(wrongKind))).toContain("names no signing key");
  expect(await refused(send({ ...macHeaders(integrator), "x-request-hmac": "v1=00" }))).toContain(
    "t=",
  );
});

test("two kinds of signature at once are one too many", async () => {
  const headers = { ...(await signedPost()), "x-request-hmac": "t=1" };
  expect(await refused(send(headers))).toContain("not both");
});
