import { expect, test } from "vitest";
import { runStages } from "#scripts/gate/run-stages";
import type { Stage } from "#scripts/gate/stage";

const context = { opened: new AsyncDisposableStack(), filters: [] };
const tellNobody = () => undefined;

function aStage(name: string, isLight: boolean, log: string[]): Stage {
  return {
    name,
    isLight,
    run: async () => {
      log.push(`${name} begins`);
      await new Promise(setImmediate);
      log.push(`${name} ends`);
      return { passed: 1, failed: 0, output: "" };
    },
  };
}

test("a stage that breaks counts as failed, and the others still run", async () => {
  const broken: Stage = {
    name: "broken",
    isLight: false,
    run: () => Promise.reject(new Error("no such tool")),
  };
  const finished = await runStages([broken, aStage("next", false, [])], context, tellNobody);
  expect(finished.map(({ name, failed }) => [name, failed])).toEqual([
    ["broken", 1],
    ["next", 0],
  ]);
  expect(finished[0]?.output).toContain("no such tool");
});

test("light stages share the time, a heavy one has it alone", async () => {
  const log: string[] = [];
  await runStages(
    [aStage("a", true, log), aStage("b", true, log), aStage("heavy", false, log)],
    context,
    tellNobody,
  );
  expect(log).toEqual(["a begins", "b begins", "a ends", "b ends", "heavy begins", "heavy ends"]);
});
