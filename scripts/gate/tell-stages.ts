import type { FinishedStage } from "#scripts/gate/run-stages";

/** One line for a stage that passed; one that failed, or has figures, shows all it printed. */
export function tellStage(stage: FinishedStage): void {
  if (stage.failed > 0 || stage.isExtra) {
    console.log(`\n── ${stage.name} ──\n${stage.output.trimEnd()}`);
    console.log(`── end of ${stage.name} ──\n`);
  }
  const word = stage.failed > 0 ? "FAILED" : "passed";
  console.log(`${stage.name.padEnd(8)} ${word} ${stage.seconds.padStart(7)} s`);
}

/** The table at the end, closed by the one line that whoever calls the gate reads. */
export function tellSums(finished: readonly FinishedStage[], seconds: number): void {
  console.log("\nstage    passed  failed  seconds");
  for (const stage of finished) {
    const numbers = [stage.passed, stage.failed, stage.seconds];
    const columns = numbers.map((number) => String(number).padStart(6));
    console.log(`${stage.name.padEnd(8)} ${columns.join("  ")}`);
  }
  console.log(`in ${seconds} s`);
  console.log(`tests: ${sum(finished, "passed")} passed, ${sum(finished, "failed")} failed`);
}

function sum(finished: readonly FinishedStage[], key: "passed" | "failed"): number {
  return finished.reduce((total, stage) => total + stage[key], 0);
}
