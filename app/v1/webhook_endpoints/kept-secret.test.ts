import { expect, test } from "vitest";
import { POST } from "#app/v1/webhook_endpoints/route";
import { sqlClient } from "#db/client";
import { anAccount } from "#e2e/support/account";
import { anApiKeyOf, call } from "#e2e/support/handler";
import { idToUuid } from "#platform/ids";

test("a repeated creation is told the same secret, which stands nowhere in the clear", async () => {
  const account = await anAccount();
  const sent = {
    method: "POST",
    path: "/v1/webhook_endpoints",
    key: await anApiKeyOf(account),
    form: { url: "https://shop.example.com/hooks", "enabled_events[0]": "*" },
    headers: { "idempotency-key": "one" },
  } as const;
  const first = await call(POST, sent);
  expect(first.textAt("secret")).toMatch(/^whsec_/);
  expect((await call(POST, sent)).text).toBe(first.text);
  const kept = await sqlClient()`
    select body from idempotency_records where account_id = ${idToUuid(account.id)}`;
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain("whsec_");
});
