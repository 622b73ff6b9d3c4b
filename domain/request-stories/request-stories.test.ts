import { expect, test } from "vitest";
import { createCustomer } from "#domain/customers/create-customer";
import { flushRequests, logRequest } from "#domain/request-log/log-request";
import { retrieveStory } from "#domain/request-stories/retrieve-story";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";

test("a request leads to what happened by it, and to nothing of another", async () => {
  const account = await anAccount();
  const [ctx, other] = [keyContext(account), keyContext(account)];
  const { id } = await createCustomer(ctx, {});
  await createCustomer(other, {});
  logRequest({
    ctx,
    method: "POST",
    route: "/v1/customers",
    url: "http://127.0.0.1/v1/customers",
    status: 200,
    body: JSON.stringify({ id }),
    startedAt: ctx.clock().subtract({ seconds: 1 }),
    durationMs: 500,
    idempotencyKey: null,
    apiVersion: null,
  });
  await flushRequests();
  const reader = personContext(account, await aPerson("developer"));
  const { events, request } = await retrieveStory(reader, { requestId: ctx.requestId });
  expect(events).toMatchObject([{ type: "customer.created", objectId: id }]);
  expect(request).toMatchObject({ objectId: id, applicationName: null });
});
