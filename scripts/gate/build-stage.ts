import { buildApp, isBuilt } from "#scripts/app/build-app";
import type { Stage } from "#scripts/gate/stage";

/** The build that `npm start` would serve; one of just these sources is not made again. */
export const buildStage: Stage = {
  name: "build",
  isLight: false,
  run: async ({ opened }) => {
    if (isBuilt()) {
      return { passed: 1, failed: 0, output: "The build of these sources is there already.\n" };
    }
    let output = "";
    const code = await buildApp((text) => {
      output += text;
    }, opened);
    return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
  },
};
