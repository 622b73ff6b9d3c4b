import { expect, test } from "vitest";
import { evaluateAlerts } from "#domain/alerts/evaluate-alerts";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { tellDeprecatedUses } from "#domain/deprecations/tell-deprecated-uses";
import { flushRequests, logRequest } from "#domain/request-log/log-request";
import { anAccount, aPerson, keyContext, personContext, workerContext } from "#e2e/support/account";
import { aMember } from "#e2e/support/member";
import { emailsIn, tellEvents } from "#e2e/support/notices";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

const asked = {
  method: "GET",
  route: "/v1/balance",
  url: "http://127.0.0.1/v1/balance",
  body: "{}",
  durationMs: 5,
  idempotencyKey: null,
} as const;

test("who may set thresholds gets one e-mail when an alert begins and one when it ends", async () => {
  const account = await anAccount();
  const developer = await aMember(account, "developer");
  await aMember(account, "viewer");
  for (let turn = 0; turn < 25; turn += 1) {
    const startedAt = systemClock();
    const ctx = keyContext(account, { requestId: newId("req", startedAt) });
    logRequest({ ctx, ...asked, status: 500, startedAt, apiVersion: null });
  }
  await flushRequests();
  const later = (minutes: number) =>
    workerContext(account, { clock: () => systemClock().add({ minutes }) });
  for (const minutes of [0, 1, 20, 26]) await evaluateAlerts(later(minutes));
  await tellEvents(account);
  const emails = (await emailsIn(account)).filter(({ kind }) => kind === "alert");
  expect(emails).toHaveLength(4);
  expect(new Set(emails.map(({ personId }) => personId))).toEqual(new Set([developer.person.id]));
  expect(emails.filter(({ subject }) => subject.includes("Over: "))).toHaveLength(2);
});

test("who can change keys is told by e-mail which of them uses what will go", async () => {
  const account = await anAccount();
  await aMember(account, "developer");
  const { key } = await createApiKey(personContext(account, await aPerson("admin")), {
    name: "Old till",
  });
  const actor = { kind: "api_key", id: key.id, name: key.name, createdBy: null } as const;
  const notes = { deprecation: "versions_before_acacia" };
  const ctx = keyContext(account, { actor });
  logRequest({ ctx, ...asked, status: 200, startedAt: systemClock(), apiVersion: null, notes });
  await flushRequests();
  await tellDeprecatedUses(workerContext(account));
  await tellEvents(account);
  const [email, ...others] = (await emailsIn(account)).filter(({ kind }) => kind === "deprecation");
  expect(others).toEqual([]);
  expect(email?.subject).toContain("Old till");
  expect(email?.text).toContain("2024-09-30.acacia");
});
