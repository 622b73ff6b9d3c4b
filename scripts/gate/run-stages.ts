import type { Stage, StageContext, StageResult } from "#scripts/gate/stage";

/** A stage that ran, with the seconds it took. */
export type FinishedStage = StageResult &
  Pick<Stage, "isExtra"> & { name: string; seconds: string };

/** Called as soon as a stage has ended. */
type Tell = (stage: FinishedStage) => void;

/** Runs every stage whatever the others came to: light ones two at a time, the others alone. */
export async function runStages(
  stages: readonly Stage[],
  context: StageContext,
  tell: Tell,
): Promise<FinishedStage[]> {
  const waiting = [...stages];
  const finished: FinishedStage[] = [];
  while (waiting.length > 0) {
    const lightCount = waiting.findIndex((stage) => !stage.isLight);
    const row = waiting.splice(0, lightCount === -1 ? waiting.length : Math.max(lightCount, 1));
    finished.push(...(await runRow(row, context, tell)));
  }
  return finished;
}

async function runRow(row: readonly Stage[], context: StageContext, tell: Tell) {
  const waiting = [...row];
  const finished: FinishedStage[] = [];
  const lane = async () => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) {
      const ended = await runStage(stage, context);
      tell(ended);
      finished.push(ended);
    }
  };
  await Promise.all([lane(), lane()]);
  return finished;
}

async function runStage(stage: Stage, context: StageContext): Promise<FinishedStage> {
  const startedAt = Date.now();
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
  const alive = setInterval(() => console.log(`  … ${stage.name}, ${seconds()} s`), 15_000);
  try {
    const result = await stage.run(context).catch(broken);
    return { ...result, name: stage.name, isExtra: stage.isExtra, seconds: seconds() };
  } finally {
    clearInterval(alive);
  }
}

function broken(error: unknown): StageResult {
  const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { passed: 0, failed: 1, output: `${output}\n` };
}
