import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Context } from "#domain/access/context";
import { type Alert, alertMove } from "#domain/alerts/alert";
import { alertStandings } from "#domain/alerts/alert-standings";
import { evaluateAlerts } from "#domain/alerts/evaluate-alerts";
import { evaluateDue } from "#domain/alerts/evaluate-due";
import { SetAlertRuleInput, setAlertRule } from "#domain/alerts/set-alert-rule";
import { listEvents } from "#domain/event-log/list-events";
import { flushRequests, logRequest } from "#domain/request-log/log-request";
import { anAccount, aPerson, keyContext, personContext, workerContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";
import { type Id, newId } from "#platform/ids";

const start = Temporal.Instant.from("2026-11-22T12:00:00Z");
const accountId: Id<"acct"> = "acct_0";
const threshold = { kind: "server_errors", isOn: true, threshold: 100, windowMinutes: 5 } as const;

/** What becomes of alerts where the value is this one, minute by minute. */
function overMinutes(values: readonly (number | null)[]): readonly string[] {
  let open: Alert | undefined;
  return values.map((value, minute) => {
    const now = start.add({ minutes: minute });
    const measure = { value, counted: 100 };
    const move = alertMove({ accountId, open, threshold, measure, now }, () => newId("alrt", now));
    if (!move) return "-";
    open = move.kind === "ends" ? undefined : move.alert;
    return move.kind === "goes_on" ? "-" : move.kind;
  });
}

test("a value at the edge makes one alert, which ends when it is calm for five minutes", () => {
  expect(overMinutes([99, 100, 99, 101, 85, 99, 100])).toEqual([
    "-",
    "begins",
    ...Array<string>(5).fill("-"),
  ]);
  expect(overMinutes([200, 79, 10, 0, 0, null, 0, 0])).toEqual([
    "begins",
    ...Array<string>(5).fill("-"),
    "ends",
    "-",
  ]);
});

test("alerts begin and end in turn, whatever the values are, at most once in five minutes", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200), { maxLength: 60 }), (values) => {
      const moves = overMinutes(values);
      const told = moves.flatMap((move, minute) => (move === "-" ? [] : [{ move, minute }]));
      for (const [at, { move, minute }] of told.entries()) {
        expect(move).toBe(at % 2 === 0 ? "begins" : "ends");
        const begun = told[at - 1];
        if (move === "ends") expect(minute - (begun?.minute ?? 0)).toBeGreaterThan(5);
      }
    }),
  );
});

async function requests(ctx: Context, statuses: readonly number[], durationMs = 10): Promise<void> {
  const asked = { method: "POST", route: "/v1/refunds", url: "http://127.0.0.1/v1/refunds" };
  for (const status of statuses) {
    const once = { ...ctx, requestId: newId("req", systemClock()) };
    const told = { status, body: "{}", startedAt: systemClock(), durationMs };
    logRequest({ ctx: once, ...asked, ...told, idempotencyKey: null, apiVersion: null });
  }
  await flushRequests();
}

const times = (count: number, status: number) => Array<number>(count).fill(status);

test("people of an account are alerted once when requests fail, and once when they do no more", async () => {
  const account = await anAccount();
  await requests(keyContext(account), [...times(15, 200), ...times(10, 503)], 3_000);
  const worker = workerContext(account);
  const kinds = (alerts: readonly Alert[]) => alerts.map(({ kind }) => kind);
  expect(kinds(await evaluateAlerts(worker))).toEqual([
    "server_errors",
    "request_errors",
    "latency",
  ]);
  expect(await evaluateAlerts(worker)).toEqual([]);
  const later = (minutes: number) =>
    workerContext(account, { clock: () => systemClock().add({ minutes }) });
  expect((await evaluateAlerts(later(20))).map(({ endedAt }) => endedAt)).toEqual([
    null,
    null,
    null,
  ]);
  expect((await evaluateAlerts(later(26))).every(({ endedAt }) => endedAt !== null)).toBe(true);
  const reader = personContext(account, await aPerson("admin"));
  const { rows } = await listEvents(reader, { limit: 20, types: ["alert.*"] });
  const types = rows.map(({ event }) => event.type).toSorted();
  expect(types).toEqual([
    ...Array<string>(3).fill("alert.began"),
    ...Array<string>(3).fill("alert.ended"),
  ]);
});

test("two workers at once begin one alert of a kind", async () => {
  const account = await anAccount();
  await requests(keyContext(account), times(30, 500));
  const worker = workerContext(account);
  await Promise.all([evaluateAlerts(worker), evaluateAlerts(worker), evaluateDue(systemClock)]);
  const reader = personContext(account, await aPerson("admin"));
  const { latest } = await alertStandings(reader);
  expect(latest.map(({ kind }) => kind).toSorted()).toEqual(["request_errors", "server_errors"]);
});

test("declined payments, limits and a few failures are no alert", async () => {
  const account = await anAccount();
  await requests(keyContext(account), [...times(30, 402), ...times(30, 429), 500]);
  expect(await evaluateAlerts(workerContext(account))).toEqual([]);
  const other = await anAccount();
  await requests(keyContext(other), times(10, 500));
  expect(await evaluateAlerts(workerContext(other))).toEqual([]);
});

test("a threshold that people set holds, is shown beside the value, and can be turned off", async () => {
  const account = await anAccount();
  const developer = personContext(account, await aPerson("developer"));
  await requests(keyContext(account), [...times(90, 200), ...times(10, 404)]);
  expect(await evaluateAlerts(workerContext(account))).toEqual([]);
  const typed = { kind: "request_errors", isOn: "on", threshold: "5", windowMinutes: "10" };
  await setAlertRule(developer, SetAlertRuleInput.parse(typed));
  const { standings } = await alertStandings(developer);
  const standing = standings.find((one) => one.threshold.kind === "request_errors");
  expect(standing).toMatchObject({
    threshold: { threshold: 50, windowMinutes: 10 },
    measure: { value: 100, counted: 100 },
    open: undefined,
  });
  expect(await evaluateAlerts(workerContext(account))).toHaveLength(1);
  await setAlertRule(developer, SetAlertRuleInput.parse({ ...typed, isOn: undefined }));
  const later = (minutes: number) =>
    workerContext(account, { clock: () => systemClock().add({ minutes }) });
  await evaluateAlerts(later(0));
  expect((await evaluateAlerts(later(6)))[0]?.endedAt).not.toBeNull();
});

test("thresholds that mean nothing are refused, and so is who may not set them", async () => {
  const typed = { kind: "latency", isOn: "on", threshold: "800", windowMinutes: "5" };
  for (const wrong of [{ threshold: "0" }, { threshold: "70000" }, { windowMinutes: "0" }]) {
    expect(SetAlertRuleInput.safeParse({ ...typed, ...wrong }).success).toBe(false);
  }
  const percent = { ...typed, kind: "deliveries", threshold: "101" };
  expect(SetAlertRuleInput.safeParse(percent).success).toBe(false);
  const analyst = personContext(await anAccount(), await aPerson("analyst"));
  await expect(setAlertRule(analyst, SetAlertRuleInput.parse(typed))).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  const viewer = personContext(await anAccount(), await aPerson("viewer"));
  await expect(alertStandings(viewer)).rejects.toMatchObject({ code: "more_permissions_required" });
});
