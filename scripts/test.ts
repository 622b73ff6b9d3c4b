import { mkdirSync } from "node:fs";
import { buildStage } from "#scripts/gate/build-stage";
import { commandStage } from "#scripts/gate/command-stage";
import { e2eStage } from "#scripts/gate/e2e-stage";
import { runStages } from "#scripts/gate/run-stages";
import { selectStages } from "#scripts/gate/select-stages";
import { tellStage, tellSums } from "#scripts/gate/tell-stages";
import { vitestStage } from "#scripts/gate/vitest-stage";
import { dataHome } from "#scripts/project";
import { runCommand } from "#scripts/run-command";
import { clearTestDatabases } from "#scripts/test-database";

const openapi = ".data/openapi.json";

/** Alone and first: it writes the types of the pages, which others read. */
const typesStage = {
  ...commandStage("types", ["next/dist/bin/next", "typegen"], ["typescript/bin/tsc", "-p", "."]),
  isLight: false,
};

const gate = [
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
  { ...vitestStage("races", false), isExtra: true },
  { ...vitestStage("faults", false), isExtra: true },
  { ...vitestStage("failover", false), isExtra: true },
  { ...vitestStage("beyond", false), isExtra: true },
];

await runCommand(async (opened) => {
  opened.defer(clearTestDatabases);
  mkdirSync(dataHome, { recursive: true, mode: 0o700 });
  const { stages, filters } = selectStages(process.argv.slice(2), gate);
  const startedAt = Date.now();
  const finished = await runStages(stages, { opened, filters }, (stage) => {
    if (!opened.disposed) {
      tellStage(stage);
    }
  });
  if (!opened.disposed) {
    tellSums(finished, Math.round((Date.now() - startedAt) / 1000));
  }
  return finished.some((stage) => stage.failed > 0) ? 1 : 0;
});
