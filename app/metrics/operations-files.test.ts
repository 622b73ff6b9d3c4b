import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { metricsAnswer } from "#app/metrics/metrics-answer";
import { GET } from "#app/v1/balance/route";
import { checkChain } from "#domain/audit-checks/check-chain";
import { checkNow } from "#domain/standing-check/check-now";
import { flushRounds, noteRound } from "#domain/worker-rounds/note-round";
import { anAccount, keyContext, workerContext } from "#e2e/support/account";
import { anApiKeyOf, call } from "#e2e/support/handler";
import { limitAccount } from "#e2e/support/limited";
import { type Expression, expressionOf, labelsIn } from "#e2e/support/promql";
import { anEndpoint } from "#e2e/support/webhooks";

const token = "a token of this test";
const fileOf = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../docs/operations/${name}`, import.meta.url)), "utf8");

const Dashboard = z.object({
  panels: z.array(
    z.object({
      title: z.string().min(1),
      targets: z
        .array(z.object({ expr: z.string().min(1), legendFormat: z.string().min(1) }))
        .min(1),
    }),
  ),
});

/** What is told of each series: its labels, and of each label the values. */
type Told = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

let told: Told = new Map();

/** All that happens of which metrics tell, so that each has a series. */
beforeAll(async () => {
  const account = await anAccount();
  const key = await anApiKeyOf(account);
  await limitAccount(account, { ratePerSecond: 1, burst: 1 });
  for (let turn = 0; turn < 2; turn += 1) await call(GET, { path: "/v1/balance", key });
  await call(GET, { path: "/v1/balance" });
  await anEndpoint(keyContext(account), "https://shop.example/hooks");
  await checkNow(workerContext(account));
  await checkChain(workerContext(account));
  noteRound({ name: "audit", durationMs: 1, hasFailed: false });
  await flushRounds();
  const headers = { authorization: `Bearer ${token}` };
  const request = new Request("http://127.0.0.1/metrics", { headers });
  told = toldIn(await (await metricsAnswer(request, token)).text());
});

function toldIn(text: string): Told {
  const series = new Map<string, Map<string, Set<string>>>();
  for (const [, name = "", labels = ""] of text.matchAll(/^([a-z]\w+)(?:\{(.*)\})? \S+$/gm)) {
    const known = series.getOrInsertComputed(name, () => new Map<string, Set<string>>());
    for (const [, label = "", value = ""] of labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)) {
      known.getOrInsertComputed(label, () => new Set()).add(value);
    }
  }
  return series;
}

/** What Prometheus adds to every series. */
const added = ["instance", "job"];

/** What of an expression no series tells: a name, a label, or a value that is looked for. */
function untold({ selectors, groupedBy }: Expression): readonly string[] {
  const all = selectors.flatMap(({ name }) => [...(told.get(name)?.keys() ?? []), ...added]);
  return [
    ...selectors.flatMap(({ name, matchers }) => {
      const series = told.get(name);
      if (!series) return [name];
      return matchers.flatMap(({ label, value }) => {
        const values = series.get(label);
        const isTold = values && (values.has(value) || statusClass.test(value));
        return isTold ? [] : [`${name}{${label}="${value}"}`];
      });
    }),
    ...groupedBy.filter((label) => !all.includes(label)).map((label) => `by (${label})`),
  ];
}

/** The test brings about no failure of ours, but statuses are always told in this form. */
const statusClass = /^[1-5]xx$/;

/** The labels that the result of an expression still has. */
function labelsLeft({ selectors, groupedBy, isGrouped }: Expression): readonly string[] {
  if (isGrouped) return groupedBy;
  return selectors.flatMap(({ name }) => [...(told.get(name)?.keys() ?? []), ...added]);
}

/** What each rule consists of. */
const rules = fileOf("alerts.yml")
  .split(/^ {6}- alert: /m)
  .slice(1)
  .map((rule) => {
    const [, expr = ""] = /^ {8}expr: (?:>-\n)?((?:.|\n {10})*)/m.exec(rule) ?? [];
    return { name: rule.split("\n")[0] ?? "", rule, expression: expressionOf(expr) };
  });

test("every panel of the dashboard asks for what is told, and is labelled by it", () => {
  const { panels } = Dashboard.parse(JSON.parse(fileOf("grafana.json")));
  const targets = panels.flatMap((panel) => panel.targets);
  expect(targets.length).toBeGreaterThan(15);
  for (const { expr, legendFormat } of targets) {
    const expression = expressionOf(expr);
    expect(expression.selectors).not.toEqual([]);
    expect([expr, untold(expression)]).toEqual([expr, []]);
    const left = labelsLeft(expression);
    expect(labelsIn(legendFormat).filter((label) => !left.includes(label))).toEqual([]);
  }
});

test("every alert rule asks for what is told, and says what is wrong", () => {
  expect(rules.length).toBeGreaterThan(10);
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  for (const { name, rule, expression } of rules) {
    expect(name).toMatch(/^[A-Z][A-Za-z]+$/);
    expect(rule).toMatch(/^ {8}labels: \{ severity: (?:page|ticket) \}$/m);
    expect(rule).toMatch(/^ {10}summary: ".+"$/m);
    expect(expression.selectors).not.toEqual([]);
    expect([name, untold(expression)]).toEqual([name, []]);
    const left = labelsLeft(expression);
    expect(labelsIn(rule).filter((label) => !left.includes(label))).toEqual([]);
  }
});

test.each([
  ["rate(tollgate_teapots_total[5m])", ["tollgate_teapots_total"]],
  ['tollgate_worker_backlog{queue="teapots"}', ['tollgate_worker_backlog{queue="teapots"}']],
  ['tollgate_worker_backlog{pot="x"} > 1', ['tollgate_worker_backlog{pot="x"}']],
  ["sum by (pot, queue) (tollgate_worker_backlog)", ["by (pot)"]],
  ["time() - max(tollgate_books_faults)", []],
] as const)("what nobody tells would be seen: %s", (text, expected) => {
  expect(untold(expressionOf(text))).toEqual(expected);
});
