import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { exportChain } from "#domain/audit-chain/export-chain";
import { chainState } from "#domain/audit-checks/chain-state";
import { checkChain } from "#domain/audit-checks/check-chain";
import { listEntries } from "#domain/audit-log/list-entries";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import { aPerson, personContext } from "#e2e/support/account";
import { anIntegrator, sdk } from "#e2e/support/integrator";
import { requireApprovalAbove } from "#e2e/support/shop";
import { settings } from "#platform/settings";
import { projectRoot } from "#scripts/project";

async function exported(ctx: Parameters<typeof exportChain>[0]): Promise<string> {
  let text = "";
  for await (const piece of exportChain(ctx)) text += piece;
  return text;
}

/** Gives a file to the command that knows no database, and says how it ended. */
function verified(text: string, ...roots: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "audit-"));
  const file = join(folder, "audit.jsonl");
  writeFileSync(file, text);
  const script = join(projectRoot, "scripts/verify-audit.ts");
  const named = roots.flatMap((root) => ["--root", root]);
  const env = { ...process.env, DATABASE_URL: "" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, ...named], {
    env,
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  return { status, said: `${stdout}${stderr}` };
}

test("what a person approves is in the chain, and a file of it is verified without us", async () => {
  const { account, stripe } = await anIntegrator();
  await requireApprovalAbove(account, 1_000n);
  const payment = await stripe.paymentIntents.create({
    amount: 50_000,
    currency: "cny",
    confirm: true,
    payment_method: "pm_card_visa",
  });
  const { id } = await stripe.refunds.create({ payment_intent: payment.id, amount: 40_000 });
  const admin = personContext(account, await aPerson("admin"), { address: "203.0.113.9" });
  const refund = await retrieveRefund(admin, { refundId: id });
  await approveRefund(admin, { refundId: id, requestHash: refund.requestHash });
  const [entry] = (await listEntries(admin, { limit: 1, subject: id })).rows;
  expect(entry).toMatchObject({ action: "refund.approved", address: "203.0.113.9" });
  expect(entry?.after).toMatchObject({ status: "succeeded" });
  expect(entry?.before).toMatchObject({ status: "pending" });
  // The worker links it a moment later.
  await expect
    .poll(async () => {
      const { head, waiting } = await chainState(admin, { roots: 0 });
      return waiting === 0 && (head?.position ?? 0n) > 0n;
    })
    .toBe(true);
  const text = await exported(admin);
  const { head } = await chainState(admin, { roots: 0 });
  expect(verified(text, head?.hash ?? "")).toMatchObject({ status: 0 });
  expect(verified(text, "ab".repeat(32))).toMatchObject({ status: 1 });
  const touched = verified(text.replace('"amount":40000', '"amount":4000'));
  const removed = verified(text.replace(/^\{"position":1,.*\n/m, ""));
  expect([touched.status, removed.status]).toEqual([text.includes('"amount":40000') ? 1 : 0, 1]);
  expect(removed.said).toContain("link_missing: place 1");
  const renamed = verified(text.replaceAll('"action":"refund.approved"', '"action":"x.y"'));
  expect(renamed.status).toBe(1);
  expect(renamed.said).toContain(`entry ${entry?.id}`);
});

test("the file of a stranger's account is no file of this one", async () => {
  const [one, other] = [await anIntegrator(), await anIntegrator()];
  const stranger = personContext(other.account, await aPerson("admin"));
  expect(await exported(stranger)).not.toContain(one.account.id);
  const viewer = personContext(one.account, await aPerson("viewer"));
  expect(() => exportChain(viewer)).toThrow("audit:read");
});

test("monitors are told of chains, worker and kinds of credential, and balancers of readiness", async ({
  request,
}) => {
  const { account, stripe } = await anIntegrator();
  await stripe.balance.retrieve();
  const admin = personContext(account, await aPerson("admin"));
  const { secret } = await createApiKey(admin, { name: "Read", scopes: ["balance:read"] });
  await sdk(secret).balance.retrieve();
  await checkChain(admin);
  const headers = { authorization: `Bearer ${settings().metricsToken}` };
  await expect(async () => {
    const text = await (await request.get("/metrics", { headers })).text();
    expect(text).toContain(`tollgate_audit_chain_faults{account="${account.id}"} 0`);
    expect(text).toMatch(/credential="restricted"\} [1-9]/);
    expect(text).toMatch(/credential="secret"\} [1-9]/);
    expect(text).toMatch(/tollgate_worker_rounds_total\{loop="audit"\} [1-9]/);
    expect(text).toMatch(/tollgate_worker_backlog\{queue="events"\} \d/);
  }).toPass();
  for (const path of ["/health", "/ready"]) {
    const answer = await request.get(path);
    expect(await answer.json()).toEqual({ status: "ok" });
  }
});
