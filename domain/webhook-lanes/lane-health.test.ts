import fc from "fast-check";
import { expect, test } from "vitest";
import { healthy } from "#domain/webhook-endpoints/webhook-endpoint";
import { disableFailing } from "#domain/webhook-lanes/disable-failing";
import {
  failuresOfFailing,
  healthAfter,
  type LaneHealth,
  patience,
  restAfter,
  verdict,
} from "#domain/webhook-lanes/lane-health";
import { leaseLanes } from "#domain/webhook-lanes/lease-lanes";
import { nextTryAt, retrySeconds } from "#domain/webhook-lanes/retry-schedule";
import { signatureHeader } from "#domain/webhook-lanes/signature";
import { tellFailing } from "#domain/webhook-lanes/tell-failing";
import { anAccount, keyContext, workerContext } from "#e2e/support/account";
import { anEndpoint } from "#e2e/support/webhooks";
import { systemClock } from "#platform/clock";

const now = Temporal.Instant.from("2026-03-01T12:00:00Z");
const failed = (count: number, givenUp = 0) => ({ succeeded: 0, failed: count, givenUp });

test("the retries of a live account go on for three days, those of a sandbox end at once", () => {
  const hours = retrySeconds.live.reduce((sum, seconds) => sum + seconds, 0) / 3_600;
  expect(hours).toBeGreaterThan(66);
  expect(hours).toBeLessThan(72);
  expect(retrySeconds.sandbox).toHaveLength(2);
  expect(nextTryAt("sandbox", 3, now)).toBeNull();
  expect(nextTryAt("live", retrySeconds.live.length + 1, now)).toBeNull();
});

test("a retry comes as published, and at most a tenth later", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: retrySeconds.live.length }), (tries) => {
      const seconds = retrySeconds.live[tries - 1] ?? 0;
      const waited = nextTryAt("live", tries, now)?.since(now).total("seconds") ?? 0;
      expect(waited).toBeGreaterThanOrEqual(seconds);
      expect(waited).toBeLessThanOrEqual(seconds * 1.1);
    }),
  );
});

test("one thing that arrives makes an endpoint well again", () => {
  const worn: LaneHealth = {
    failuresInRow: 90,
    givenUpInRow: 9,
    failingSince: now.subtract({ hours: 70 }),
    failingToldAt: now,
  };
  const after = healthAfter(worn, { succeeded: 1, failed: 5, givenUp: 5 }, now);
  expect(after).toEqual({
    failuresInRow: 0,
    givenUpInRow: 0,
    failingSince: null,
    failingToldAt: null,
  });
  expect(restAfter(after, now)).toBeNull();
});

test("a failing endpoint is left in peace for longer each time, up to a minute", () => {
  let health: LaneHealth = healthy;
  const rests: number[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    health = healthAfter(health, failed(1), now);
    rests.push(restAfter(health, now)?.since(now).total("seconds") ?? 0);
  }
  expect(rests.slice(0, failuresOfFailing)).toEqual([0, 0, 1]);
  expect(rests).toEqual(rests.toSorted((left, right) => left - right));
  expect(rests.at(-1)).toBe(60);
});

test("in a live account people are told after an hour of failures, and three days end it", () => {
  const health = healthAfter(healthy, failed(1), now);
  const after = (hours: number, told = false) =>
    verdict({ ...health, failingToldAt: told ? now : null }, "live", now.add({ hours }));
  expect([after(0), after(1), after(1, true)]).toEqual(["well", "tell", "well"]);
  expect([after(71, true), after(72, true), after(72)]).toEqual(["well", "disable", "disable"]);
});

test("in a sandbox people are told of the first event given up, and the tenth ends it", () => {
  const after = (givenUp: number) =>
    verdict(healthAfter(healthy, failed(30, givenUp), now), "sandbox", now.add({ hours: 90 }));
  expect(after(0)).toBe("well");
  expect(after(1)).toBe("tell");
  expect(after(patience.sandbox.disabledAfterGivenUp)).toBe("disable");
});

test("a signature names its second and one HMAC for each secret", () => {
  const header = signatureHeader('{"id":"evt_1"}', ["whsec_a", "whsec_b"], now);
  expect(header).toMatch(/^t=1772366400,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/);
});

test("only the worker tells of a failing endpoint or disables it", async () => {
  const account = await anAccount();
  const { endpoint } = await anEndpoint(keyContext(account), "https://receiver.invalid/");
  const input = { endpointId: endpoint.id };
  for (const verb of [tellFailing, disableFailing]) {
    await expect(verb(keyContext(account), input)).rejects.toMatchObject({
      code: "more_permissions_required",
    });
    await expect(verb(workerContext(await anAccount()), input)).rejects.toMatchObject({
      code: "resource_missing",
    });
  }
  expect(await tellFailing(workerContext(account), input)).toMatchObject({ status: "enabled" });
  expect(await disableFailing(workerContext(account), input)).toMatchObject({
    status: "disabled",
    disabledReason: "failing",
  });
});

test("who has no room leases nothing", async () => {
  const wish = { holder: "nobody", failing: false, limit: 0 };
  expect(await leaseLanes(wish, systemClock)).toEqual([]);
});
