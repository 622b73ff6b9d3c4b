import { expect, test } from "vitest";
import { metricsAnswer } from "#app/metrics/metrics-answer";
import { GET, POST } from "#app/v1/customers/[customer]/route";
import { listRequests } from "#domain/request-log/list-requests";
import { flushRequests } from "#domain/request-log/log-request";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { anApiKeyOf, call } from "#e2e/support/handler";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

const token = "a token of this test";

/** The value of a metric of this process, as a monitor reads it. */
async function metric(line: string): Promise<number> {
  const request = new Request("http://127.0.0.1/metrics", {
    headers: { authorization: `Bearer ${token}` },
  });
  const text = await (await metricsAnswer(request, token)).text();
  const found = text.split("\n").find((one) => one.startsWith(`${line} `));
  return Number(found?.slice(line.length + 1) ?? 0);
}

const strangers = "tollgate_api_stranger_requests_total";
const refused = [
  'tollgate_api_request_duration_seconds_count{method="GET"',
  'route="/v1/customers/{customer}",status="4xx",credential="secret"}',
].join(",");

test("each request is logged as it was answered, and counted by its route", async () => {
  const account = await anAccount();
  const key = await anApiKeyOf(account);
  const before = await metric(refused);
  const path = `/v1/customers/${newId("cus", systemClock())}`;
  const unknown = await call(GET, { path: `${path}?email=li.lei%40example.com`, key });
  const again = { method: "POST", path, key, headers: { "idempotency-key": "order-7" } } as const;
  const first = await call(POST, again);
  const second = await call(POST, again);
  expect([unknown.status, first.status, second.status]).toEqual([400, 404, 404]);
  await flushRequests();
  const reader = personContext(account, await aPerson("developer"));
  const { rows } = await listRequests(reader, { limit: 10 });
  expect(rows).toHaveLength(3);
  for (const row of rows) {
    const route = "/v1/customers/{customer}";
    expect(row).toMatchObject({ path, route, statusClass: 4 });
    expect(row.errorCode).toBe(row.status === 400 ? "parameter_unknown" : "resource_missing");
    expect(row.keyName).toBe("Test key");
  }
  const told = [unknown, first, second].map(({ headers }) => headers.get("request-id"));
  expect(new Set<string | null>(rows.map(({ id }) => id))).toEqual(new Set(told));
  expect(rows.filter(({ idempotencyKey }) => idempotencyKey === "order-7")).toHaveLength(2);
  expect(await metric(refused)).toBe(before + 1);
});

test("a request of nobody is counted, and in nobody's log", async () => {
  const before = await metric(strangers);
  const answer = await call(GET, { path: "/v1/customers/cus_1", key: "tg_test_nobody" });
  expect(answer.status).toBe(401);
  expect(await metric(strangers)).toBe(before + 1);
  expect(await metric('tollgate_partitions_end_timestamp_seconds{table="events"}')).toBeGreaterThan(
    systemClock().epochMilliseconds / 1000,
  );
});
