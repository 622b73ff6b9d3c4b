import type { Program } from "#scripts/program-group";
import { packageFile } from "#scripts/project";

/** Next's program; it must not call home, least of all from a gate without a network. */
export function nextProgram(args: readonly string[], env?: Program["env"]) {
  return {
    args: [packageFile("next/dist/bin/next"), ...args],
    env: { ...env, NEXT_TELEMETRY_DISABLED: "1" },
  };
}
