import { expect, test } from "vitest";
import { createCustomer } from "#domain/customers/create-customer";
import { sentBody } from "#domain/webhook-deliveries/delivery-view";
import { rotateSecret } from "#domain/webhook-endpoints/rotate-secret";
import { signatureHeader } from "#domain/webhook-lanes/signature";
import { debugSignature } from "#domain/webhook-signatures/debug-signature";
import { anAccount, keyContext } from "#e2e/support/account";
import { anEndpoint, deliveriesOf, tellEvents } from "#e2e/support/webhooks";

const nowhere = "https://receiver.invalid/hooks";

test("an endpoint's own secrets check what it was sent, and no other account's do", async () => {
  const ctx = keyContext(await anAccount());
  const { endpoint, secret } = await anEndpoint(ctx, nowhere, ["customer.created"]);
  await createCustomer(ctx, { name: "王小明" });
  await tellEvents();
  const [delivered] = await deliveriesOf(ctx, endpoint);
  if (!delivered) throw new Error("a new customer is told");
  const body = sentBody({ event: delivered.event, pendingWebhooks: 1 }, ctx.account);
  const header = signatureHeader(body, [secret], ctx.clock());
  const asked = { header, body, endpointId: endpoint.id };
  const verdict = async (fields: object) =>
    (await debugSignature(ctx, { ...asked, ...fields })).explanation;
  expect(await verdict({})).toMatchObject({ verdict: "valid", causes: [] });
  expect((await verdict({ body: body.replace("王", "李") })).causes).toEqual([
    { kind: "content_changed" },
  ]);
  await rotateSecret(ctx, { endpointId: endpoint.id });
  expect(await verdict({})).toMatchObject({ verdict: "valid" });
  expect(await verdict({ at: ctx.clock().add({ hours: 1 }) })).toMatchObject({
    verdict: "late",
    causes: [{ kind: "too_old" }],
  });

  const stranger = keyContext(await anAccount());
  const theirs = await anEndpoint(stranger, nowhere);
  const { explanation } = await debugSignature(stranger, {
    ...asked,
    endpointId: theirs.endpoint.id,
  });
  expect(explanation.causes).toEqual([{ kind: "nothing_fits" }]);
  await expect(debugSignature(stranger, asked)).rejects.toMatchObject({
    code: "parameter_missing",
  });
});

test("who may not look at webhooks learns nothing of a signature", async () => {
  const ctx = keyContext(await anAccount(), { scopes: new Set() });
  await expect(
    debugSignature(ctx, { header: "t=1,v1=2", body: "", secret: "whsec_x" }),
  ).rejects.toMatchObject({ code: "more_permissions_required" });
});
