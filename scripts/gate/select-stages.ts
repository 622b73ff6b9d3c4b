import type { Stage } from "#scripts/gate/stage";

/**
 * The stages that the arguments name (all, when they name none), in the order of the gate; what
 * follows the names are filters for the test runners. e2e brings the build that it tests.
 */
export function selectStages(args: readonly string[], stages: readonly Stage[]) {
  const isName = (word: string) => stages.some((stage) => stage.name === word);
  const firstFilter = args.findIndex((word) => !isName(word));
  const named = firstFilter === -1 ? args : args.slice(0, firstFilter);
  const filters = firstFilter === -1 ? [] : args.slice(firstFilter);
  if (named.length === 0 && filters.length > 0) {
    const names = stages.map((stage) => stage.name).join(", ");
    throw new Error(`There is no stage "${filters[0]}": choose of ${names}, then filters.`);
  }
  const isWanted = ({ name }: Stage) =>
    named.length === 0 || named.includes(name) || (name === "build" && named.includes("e2e"));
  return { stages: stages.filter(isWanted), filters };
}
