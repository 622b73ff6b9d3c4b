import type { Stage } from "#scripts/gate/stage";
import { runGroup } from "#scripts/program-group";
import { packageFile } from "#scripts/project";

/** One check made of Node programs, each a package file and its arguments; all must succeed. */
export function commandStage(name: string, ...commands: readonly string[][]): Stage {
  return {
    name,
    isLight: true,
    run: async ({ opened }) => {
      let output = "";
      for (const [file = "", ...args] of commands) {
        const ended = await runGroup({ args: [programFile(file), ...args], env: quiet }, opened);
        output += ended.output;
        if (ended.code !== 0) {
          return { passed: 0, failed: 1, output };
        }
      }
      return { passed: 1, failed: 0, output };
    },
  };
}

/** No tool of the gate may call home or ask for a newer version of itself. */
const quiet = {
  NEXT_TELEMETRY_DISABLED: "1",
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
};

function programFile(file: string): string {
  return file.startsWith("scripts/") ? file : packageFile(file);
}
