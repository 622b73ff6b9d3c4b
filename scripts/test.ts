import { buildStage } from "#scripts/gate/build-stage";
import { commandStage } from "#scripts/gate/command-stage";
import { e2eStage } from "#scripts/gate/e2e-stage";
import { type FinishedStage, runStages } from "#scripts/gate/run-stages";
import { selectStages } from "#scripts/gate/select-stages";
import { vitestStage } from "#scripts/gate/vitest-stage";
import { runCommand } from "#scripts/run-command";

const openapi = ".data/openapi.json";

/** Alone and first: it writes the types of the pages, which others read. */
const typesStage = {
  ...commandStage("types", ["next/dist/bin/next", "typegen"], ["typescript/bin/tsc", "-p", "."]),
  isLight: false,
};

const stages = [
  typesStage,
  commandStage("biome", ["@biomejs/biome/bin/biome", "ci", "--error-on-warnings"]),
  commandStage("oxlint", ["oxlint/bin/oxlint", "--type-aware", "--deny-warnings"]),
  commandStage("knip", ["knip/bin/knip.js"]),
  commandStage(
    "openapi",
    ["scripts/openapi.ts", openapi],
    ["@redocly/cli/bin/cli.js", "lint", openapi],
  ),
  vitestStage("tidy", true),
  vitestStage("unit", false),
  buildStage,
  e2eStage,
];

await runCommand(async (opened) => {
  const selection = selectStages(process.argv.slice(2), stages);
  const startedAt = Date.now();
  const finished = await runStages(selection.stages, { opened, filters: selection.filters });
  const failed = sum(finished, "failed");
  tellTable(finished, Math.round((Date.now() - startedAt) / 1000));
  console.log(`tests: ${sum(finished, "passed")} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

function tellTable(finished: readonly FinishedStage[], seconds: number): void {
  console.log("\nstage    passed  failed  seconds");
  for (const stage of finished) {
    const numbers = [stage.passed, stage.failed, stage.seconds].map((n) => String(n).padStart(6));
    console.log(`${stage.name.padEnd(8)} ${numbers.join("  ")}`);
  }
  console.log(`in ${seconds} s`);
}

function sum(finished: readonly FinishedStage[], key: "passed" | "failed"): number {
  return finished.reduce((total, stage) => total + stage[key], 0);
}
