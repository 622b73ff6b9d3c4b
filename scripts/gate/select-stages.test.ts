import { expect, test } from "vitest";
import { selectStages } from "#scripts/gate/select-stages";

const stages = ["types", "unit", "build", "e2e", "races", "faults"].map((name) => ({
  name,
  isLight: false,
  isExtra: name === "races" || name === "faults",
  run: () => Promise.resolve({ passed: 1, failed: 0, output: "" }),
}));

function selected(...args: string[]) {
  const selection = selectStages(args, stages);
  return { names: selection.stages.map(({ name }) => name), filters: selection.filters };
}

test("without a name every stage runs but those that take too long for a gate", () => {
  expect(selected()).toEqual({ names: ["types", "unit", "build", "e2e"], filters: [] });
});

test("names narrow, in the order of the gate, and what follows them is a filter", () => {
  expect(selected("unit", "types", "domain/money", "-t", "rounds")).toEqual({
    names: ["types", "unit"],
    filters: ["domain/money", "-t", "rounds"],
  });
});

test("the tests from outside bring the build that they test", () => {
  expect(selected("e2e").names).toEqual(["build", "e2e"]);
  expect(selected("races").names).toEqual(["build", "races"]);
  expect(selected("faults").names).toEqual(["build", "faults"]);
});

test("a name that is no stage is refused, never taken for an empty selection", () => {
  expect(() => selected("untit")).toThrow('There is no stage "untit"');
});
