import { openSync, readFileSync } from "node:fs";
import { isBuilt } from "#scripts/app/build-app";
import { startApp, untilAnswers } from "#scripts/app/start-app";
import { findBrowser } from "#scripts/browser";
import { freePort } from "#scripts/free-port";
import { testsInPlaywrightReport } from "#scripts/gate/playwright-report";
import type { Stage, StageContext, StageResult } from "#scripts/gate/stage";
import { reportFile, testStageResult } from "#scripts/gate/test-report";
import { startMailCatcher } from "#scripts/mail-catcher";
import { runGroup, startGroup } from "#scripts/program-group";
import { packageFile } from "#scripts/project";
import { opening } from "#scripts/run-command";
import { startTestDatabase, testSettings } from "#scripts/test-database";

/** The tests from outside: the built app and its worker on a fresh database, and a real browser. */
export const e2eStage: Stage = { name: "e2e", isLight: false, run: runEndToEnd };

async function runEndToEnd({ opened, filters }: StageContext): Promise<StageResult> {
  if (!isBuilt()) {
    return { passed: 0, failed: 1, output: "There is no build of these sources to test.\n" };
  }
  const browser = await findBrowser();
  const report = reportFile(opened);
  const log = `${report}.servers.log`;
  const settings = await startServers(log, opened);
  const ended = await runGroup(
    {
      args: [packageFile("@playwright/test/cli.js"), "test", ...filters],
      env: { ...settings, E2E_REPORT: report, E2E_BROWSER: JSON.stringify(browser) },
    },
    opened,
  );
  const output = `${ended.output}\nThe servers said:\n${readFileSync(log, "utf8")}`;
  return testStageResult(report, { code: ended.code, output }, testsInPlaywrightReport);
}

async function startServers(logFile: string, opened: AsyncDisposableStack) {
  const database = await opening(startTestDatabase(), opened);
  const port = await freePort(undefined);
  const catcher = await startMailCatcher(`${logFile}.mail`, opened);
  const settings = {
    ...testSettings(database.url, `http://127.0.0.1:${port}`),
    TOLLGATE_SMTP_URL: catcher.url,
    TEST_MAIL_FOLDER: catcher.folder,
    TOLLGATE_METRICS_TOKEN: "a token that only tests know",
    TOLLGATE_LOG_LEVEL: "warn",
    NODE_ENV: "production",
  };
  const output = openSync(logFile, "w");
  startGroup({ args: ["scripts/worker.ts"], env: settings, output }, opened);
  const app = startApp({ port, mode: "start", env: settings, output }, opened);
  await untilAnswers(settings.TOLLGATE_ORIGIN, app);
  return settings;
}
