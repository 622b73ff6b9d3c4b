import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as z from "zod";
import { metricsAnswer } from "#app/metrics/metrics-answer";
import { GET } from "#app/v1/balance/route";

const token = "a token of this test";
const fileOf = (name: string) =>
  fileURLToPath(new URL(`../../docs/operations/${name}`, import.meta.url));
const alerts = readFileSync(fileOf("alerts.yml"), "utf8");

const Dashboard = z.object({
  panels: z.array(
    z.object({
      title: z.string().min(1),
      targets: z.array(z.object({ expr: z.string().min(1) })).min(1),
    }),
  ),
});

/** The names of all series that a process tells. */
async function namesTold(): Promise<ReadonlySet<string>> {
  await GET(new Request("http://127.0.0.1/v1/balance"));
  const headers = { authorization: `Bearer ${token}` };
  const request = new Request("http://127.0.0.1/metrics", { headers });
  const text = await (await metricsAnswer(request, token)).text();
  const types = [...text.matchAll(/^# TYPE (\S+) (\w+)$/gm)];
  return new Set(
    types.flatMap(([, name = "", type]) =>
      type === "histogram" ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    ),
  );
}

function namesIn(text: string): readonly string[] {
  return [...new Set(text.match(/\b(?:tollgate|process|nodejs)_[a-z0-9_]+/g))];
}

/** What each rule consists of. */
const rules = alerts
  .split(/^ {6}- alert: /m)
  .slice(1)
  .map((rule) => ({ name: rule.split("\n")[0] ?? "", rule }));

test("every query of the dashboard names metrics that there are", async () => {
  const told = await namesTold();
  const { panels } = Dashboard.parse(JSON.parse(readFileSync(fileOf("grafana.json"), "utf8")));
  const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  expect(queries.length).toBeGreaterThan(15);
  for (const query of queries) {
    expect(namesIn(query)).not.toEqual([]);
    expect(namesIn(query).filter((name) => !told.has(name))).toEqual([]);
  }
});

test("every alert rule names metrics that there are, and says what is wrong", async () => {
  const told = await namesTold();
  expect(rules.length).toBeGreaterThan(10);
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  for (const { name, rule } of rules) {
    expect(name).toMatch(/^[A-Z][A-Za-z]+$/);
    expect(rule).toMatch(/^ {8}expr: \S/m);
    expect(rule).toMatch(/^ {8}labels: \{ severity: (?:page|ticket) \}$/m);
    expect(rule).toMatch(/^ {10}summary: ".+"$/m);
    expect(namesIn(rule)).not.toEqual([]);
    expect(namesIn(rule).filter((metric) => !told.has(metric))).toEqual([]);
  }
});

test("a metric that nobody tells would be seen", async () => {
  const told = await namesTold();
  const wrong = namesIn("rate(tollgate_teapots_total[5m])").filter((name) => !told.has(name));
  expect(wrong).toEqual(["tollgate_teapots_total"]);
});

const hasPromtool = spawnSync("promtool", ["--version"]).status === 0;

test("promtool takes the rules, where the machine has it", () => {
  if (!hasPromtool) return;
  const checked = spawnSync("promtool", ["check", "rules", fileOf("alerts.yml")], {
    encoding: "utf8",
  });
  expect(checked).toMatchObject({ status: 0, stderr: "" });
});
