import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";
import { projectRoot } from "#scripts/project";

const operations = join(projectRoot, "docs/operations");

/** What promtool, of Debian's package prometheus, says of a file of rules. */
function checked(file: string) {
  const { error, status, stderr } = spawnSync("promtool", ["check", "rules", file], {
    encoding: "utf8",
  });
  if (error) throw new Error("There is no promtool: install Debian's package prometheus.");
  return { status, stderr };
}

test("promtool takes the alert rules", () => {
  expect(checked(join(operations, "alerts.yml"))).toEqual({ status: 0, stderr: "" });
});

const Dashboard = z.object({
  panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })) })),
});

/** A file with one rule for each of these expressions. */
function rulesOf(expressions: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "tollgate-rules-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "rules.json");
  const rules = expressions.map((expr, place) => ({ record: `panel:${place}`, expr }));
  writeFileSync(file, JSON.stringify({ groups: [{ name: "panels", rules }] }));
  return file;
}

test("Prometheus can read the question of every panel of the dashboard", () => {
  const text = readFileSync(join(operations, "grafana.json"), "utf8");
  const { panels } = Dashboard.parse(JSON.parse(text));
  const expressions = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  expect(checked(rulesOf(expressions))).toEqual({ status: 0, stderr: "" });
  expect(checked(rulesOf(["sum by (("])).status).not.toBe(0);
});
