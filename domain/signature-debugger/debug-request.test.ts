import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { debugRequest } from "#domain/signature-debugger/debug-request";
import { pastedRequest } from "#domain/signature-debugger/pasted-request";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { anIntegrator, type Integrator, signedHeaders } from "#e2e/support/signing";
import { systemClock, unixSeconds } from "#platform/clock";
import { settings } from "#platform/settings";

const body = "name=Ada";
const post = { method: "POST", path: "/v1/customers", body } as const;

function pasted(integrator: Integrator, change = (text: string) => text): string {
  const { authorization: _, ...headers } = signedHeaders(integrator, "ed25519", post);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return change(["POST /v1/customers HTTP/1.1", ...lines, "", body].join("\n"));
}

test("a request that is signed well is told so, with the text that was signed", async () => {
  const integrator = await anIntegrator("ed25519");
  const told = await debugRequest(integrator.developer, { text: pasted(integrator) });
  expect(told.faults).toEqual([]);
  expect(told.base?.split("\n")[1]).toBe(`"@target-uri": ${settings().origin}/v1/customers`);
  const again = await debugRequest(integrator.developer, {
    text: pasted(integrator, (text) => text.replaceAll("\n", "\r\n")),
  });
  expect(again.faults).toEqual([]);
});

test("all that is wrong is told at once, each with its name", async () => {
  const integrator = await anIntegrator("ed25519");
  const text = pasted(integrator, (whole) =>
    whole.replace("Ada", "Eve").replace('"@method" ', "").replace("tollgate-request", "other"),
  );
  const { faults } = await debugRequest(integrator.developer, { text });
  expect(faults.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "digest_mismatch Content-Digest",
    "component_not_covered @method",
    "tag_wrong tag",
    "signature_mismatch Signature",
  ]);
});

test("what is looked at is not used up, and a stranger's key is nobody's", async () => {
  const integrator = await anIntegrator("ed25519");
  const text = pasted(integrator);
  await debugRequest(integrator.developer, { text });
  expect((await debugRequest(integrator.developer, { text })).faults).toEqual([]);
  const stranger = personContext(await anAccount(), await aPerson("developer"));
  const { faults } = await debugRequest(stranger, { text });
  expect(faults.map(({ kind }) => kind)).toEqual(["key_unknown"]);
});

test("the simple header is checked too, also as of another time", async () => {
  const { developer, signingKeyId, sharedSecret } = await anIntegrator("hmac-sha256");
  const seconds = unixSeconds(systemClock());
  const signed = `${seconds}\n\nPOST\n/v1/customers\n${body}`;
  const mac = createHmac("sha256", sharedSecret).update(signed).digest("hex");
  const header = `X-Request-HMAC: t=${seconds},k=${signingKeyId},v1=${mac}`;
  const text = `POST ${settings().origin}/v1/customers\n${header}\n\n${body}`;
  expect(await debugRequest(developer, { text })).toEqual({
    scheme: "hmac",
    faults: [],
    base: undefined,
  });
  const late = await debugRequest(developer, { text, at: systemClock().add({ minutes: 6 }) });
  expect(late.faults).toEqual([{ kind: "expired", name: "t" }]);
});

test("what does not begin like a request is refused, and so are those without the right", async () => {
  const { developer, account } = await anIntegrator("ed25519");
  for (const text of ["", "hello", "post /v1", "GET v1", "GET https://elsewhere.example/v1"]) {
    const told = debugRequest(developer, { text });
    await expect(told).rejects.toMatchObject({ details: { param: "text" } });
  }
  const byKey = debugRequest(keyContext(account), { text: "GET / HTTP/1.1" });
  await expect(byKey).rejects.toMatchObject({ code: "more_permissions_required" });
});

test("lines of one name are one field", () => {
  const request = pastedRequest("GET /v1 HTTP/2\nX-A: 1\nnot a header\nx-a:  2 \n\n");
  expect([request?.field("x-a"), request?.field("not"), request?.body.length]).toEqual([
    "1, 2",
    null,
    0,
  ]);
});
