import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { createEndpoint } from "#domain/webhook-endpoints/create-endpoint";
import { deleteEndpoint } from "#domain/webhook-endpoints/delete-endpoint";
import { listEndpoints } from "#domain/webhook-endpoints/list-endpoints";
import { requireReceiver } from "#domain/webhook-endpoints/receiver-url";
import { retrieveEndpoint } from "#domain/webhook-endpoints/retrieve-endpoint";
import { rotateSecret } from "#domain/webhook-endpoints/rotate-secret";
import { signingSecrets } from "#domain/webhook-endpoints/signing-secrets";
import { updateEndpoint } from "#domain/webhook-endpoints/update-endpoint";
import { anAccount, keyContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";
import { idToUuid } from "#platform/ids";

const url = "https://shop.example.com/webhooks";
const wanted = { url, enabledEvents: ["refund.*"] };

test("an endpoint shows its secret once, and keeps it sealed", async () => {
  const ctx = keyContext(await anAccount());
  const { endpoint, secret } = await createEndpoint(ctx, { ...wanted, description: "Shop" });
  expect(secret).toMatch(/^whsec_[\w-]{43}$/);
  expect(endpoint).toMatchObject({ url, status: "enabled", description: "Shop" });
  expect(await retrieveEndpoint(ctx, { endpointId: endpoint.id })).toEqual(endpoint);
  const stored = await sqlClient()`
    select * from webhook_endpoints where id = ${idToUuid(endpoint.id)}`;
  expect(JSON.stringify(stored)).not.toContain(secret.slice(6));
  expect(await signingSecrets(endpoint, systemClock())).toEqual([secret]);
});

test("a secret is rotated with overlap, and the former ends when it is told to", async () => {
  const ctx = keyContext(await anAccount());
  const { endpoint, secret: first } = await createEndpoint(ctx, wanted);
  const input = { endpointId: endpoint.id, overlapHours: 2 };
  const { endpoint: rotated, secret: second } = await rotateSecret(ctx, input);
  const now = systemClock();
  expect(await signingSecrets(rotated, now)).toEqual([second, first]);
  expect(await signingSecrets(rotated, now.add({ hours: 3 }))).toEqual([second]);
  const { endpoint: last, secret: third } = await rotateSecret(ctx, { ...input, overlapHours: 0 });
  expect(await signingSecrets(last, now)).toEqual([third]);
});

test("an endpoint changes, is disabled and enabled, and is gone once it is deleted", async () => {
  const ctx = keyContext(await anAccount());
  const { endpoint } = await createEndpoint(ctx, wanted);
  const input = { endpointId: endpoint.id };
  const changed = await updateEndpoint(ctx, {
    ...input,
    url: `${url}/2`,
    enabledEvents: ["*"],
    disabled: true,
    metadata: new Map([["team", "a"]]),
  });
  expect(changed).toMatchObject({
    url: `${url}/2`,
    enabledEvents: ["*"],
    status: "disabled",
    disabledReason: "requested",
    metadata: { team: "a" },
  });
  const enabled = await updateEndpoint(ctx, { ...input, disabled: false });
  expect(enabled).toMatchObject({ status: "enabled", disabledReason: null, url: `${url}/2` });
  await deleteEndpoint(ctx, input);
  await expect(retrieveEndpoint(ctx, input)).rejects.toMatchObject({ code: "resource_missing" });
  expect((await listEndpoints(ctx, { limit: 10 })).rows).toEqual([]);
});

test("an account has sixteen endpoints at most, however many are asked for at once", async () => {
  const ctx = keyContext(await anAccount());
  const asked = await Promise.allSettled(
    Array.from({ length: 18 }, () => createEndpoint(ctx, wanted)),
  );
  const refused = asked.filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(2);
  expect(refused[0]).toMatchObject({ reason: { code: "endpoint_limit_reached" } });
  const { rows } = await listEndpoints(ctx, { limit: 100 });
  expect(rows).toHaveLength(16);
  await deleteEndpoint(ctx, { endpointId: rows[7]?.id ?? "" });
  await expect(createEndpoint(ctx, wanted)).resolves.toMatchObject({
    endpoint: { slot: rows[7]?.slot },
  });
});

test("strangers and those without the right get nowhere", async () => {
  const ctx = keyContext(await anAccount());
  const { endpoint } = await createEndpoint(ctx, wanted);
  const input = { endpointId: endpoint.id };
  const verbs = [retrieveEndpoint, updateEndpoint, deleteEndpoint, rotateSecret];
  const stranger = keyContext(await anAccount());
  const powerless = { ...ctx, scopes: new Set<never>() };
  const refused = { code: "more_permissions_required" };
  for (const verb of verbs) {
    await expect(verb(stranger, input)).rejects.toMatchObject({ code: "resource_missing" });
    await expect(verb(powerless, input)).rejects.toMatchObject(refused);
  }
  await expect(listEndpoints(powerless, { limit: 1 })).rejects.toMatchObject(refused);
  await expect(createEndpoint(powerless, wanted)).rejects.toMatchObject(refused);
});

test("what names no types is refused", async () => {
  const ctx = keyContext(await anAccount());
  for (const enabledEvents of [["refund"], ["*"], ["refund.created", "a.b_c.*"]]) {
    await expect(createEndpoint(ctx, { url, enabledEvents })).resolves.toBeDefined();
  }
  for (const type of ["", "refund.*.x", "refund*", "Refund.created", "refund.", ".refund", "%"]) {
    await expect(createEndpoint(ctx, { url, enabledEvents: [type] })).rejects.toMatchObject({
      code: "parameter_invalid",
      details: { param: "enabled_events" },
    });
  }
});

test.each(["https://example.com/hooks?a=b", "https://example.com:8443/", "https://93.184.216.34/"])(
  "%s may be called from anywhere",
  (text) => {
    expect(requireReceiver(text, { mode: "live" })).toBe(text);
  },
);

test.each([
  "",
  "example.com",
  "ftp://example.com/",
  "javascript:alert(1)",
  "https://user:secret@example.com/",
  "https://example.com/#part",
  "https://10.0.0.1/",
  "https://169.254.169.254/latest/meta-data/",
  "https://[fd00::1]/",
  "https://[::ffff:10.0.0.1]/",
  "https://0x0a000001/",
])("%s is no receiver anywhere", (text) => {
  for (const mode of ["live", "sandbox"] as const) {
    expect(() => requireReceiver(text, { mode })).toThrow("url ");
  }
});

test.each([
  "http://example.com/",
  "http://localhost:4242/",
  "http://127.0.0.1:4242/",
  "http://[::1]/",
])("%s is a receiver in sandboxes alone", (text) => {
  expect(requireReceiver(text, { mode: "sandbox" })).toBe(text);
  expect(() => requireReceiver(text, { mode: "live" })).toThrow("url ");
  expect(() => requireReceiver(text.replace("http:", "https:"), { mode: "sandbox" })).not.toThrow();
});
