import type { Stage } from "#scripts/gate/stage";

const testsTheBuild = ["e2e", "races", "faults", "failover", "beyond"];

/**
 * The stages that the arguments name (when they name none, all but the extra ones), in the order
 * of the gate; what follows the names are filters for the runners. What tests the build brings it.
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
  const needsBuild = testsTheBuild.some((name) => named.includes(name));
  const isWanted = ({ name, isExtra = false }: Stage) =>
    named.length === 0 ? !isExtra : named.includes(name) || (name === "build" && needsBuild);
  return { stages: stages.filter(isWanted), filters };
}
