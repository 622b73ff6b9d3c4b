import { openSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { migrate } from "#db/migrate";
import { buildApp, isBuilt } from "#scripts/app/build-app";
import { startApp, untilAnswers } from "#scripts/app/start-app";
import { demoDatabase, discardDemoDatabase } from "#scripts/demo/demo-database";
import { recordDemo, runningDemo, stopSurvivors } from "#scripts/demo/demo-record";
import { demoSecrets, forgetSecrets, vaultKeyOf } from "#scripts/demo/demo-secrets";
import { step } from "#scripts/demo/step";
import { welcome } from "#scripts/demo/welcome";
import { freePortFrom } from "#scripts/free-port";
import { startMailCatcher } from "#scripts/mail-catcher";
import { startGroup } from "#scripts/program-group";
import { dataHome } from "#scripts/project";
import { runCommand } from "#scripts/run-command";
import { seedDemo } from "#scripts/seed";

const { values: options } = parseArgs({
  options: { reset: { type: "boolean" }, dev: { type: "boolean" } },
});

await runCommand(async (opened) => {
  const address = runningDemo();
  if (address) {
    console.log(`The demo of this checkout already runs at ${address}`);
    return 0;
  }
  await stopSurvivors();
  if (options.reset) {
    await step("Starting over: deleting the demo's data", startOver);
  }
  const settings = await prepare(opened);
  const demoData = await step("Filling it with sample data", seedDemo);
  if (!options.dev && !isBuilt()) {
    await step("Building the app", () => buildOrExplain(opened));
  }
  const servers = startServers(settings, opened);
  await step("Starting the app", () => untilAnswers(settings.TOLLGATE_ORIGIN, servers.app));
  console.log(welcome(settings.TOLLGATE_ORIGIN, demoData));
  await Promise.race([servers.app.ended, servers.worker.ended]);
  if (!opened.disposed) {
    console.error("The app or its worker ended by itself, so the demo ends; its log is in .data.");
  }
  return 1;
}, 0);

async function startOver(): Promise<void> {
  await discardDemoDatabase();
  forgetSecrets();
}

/** The database, up to date, and the settings of every program of the demo, this one included. */
async function prepare(opened: AsyncDisposableStack) {
  const { secret, checkoutId } = demoSecrets();
  const databaseUrl = await step("Opening the database", () => demoDatabase(checkoutId, opened));
  await step("Bringing the database up to date", () => migrate(databaseUrl));
  const port = Number(process.env.PORT ?? (await freePortFrom(3000)));
  const settings = {
    DATABASE_URL: databaseUrl,
    TOLLGATE_ORIGIN: `http://127.0.0.1:${port}`,
    TOLLGATE_SECRET: process.env.TOLLGATE_SECRET ?? secret,
    TOLLGATE_VAULT_KEY: process.env.TOLLGATE_VAULT_KEY ?? vaultKeyOf(secret),
    TOLLGATE_SMTP_URL: process.env.TOLLGATE_SMTP_URL ?? (await demoMail(opened)),
    TOLLGATE_LOOPBACK_WEBHOOKS: process.env.TOLLGATE_LOOPBACK_WEBHOOKS ?? "1",
    NODE_ENV: options.dev ? "development" : "production",
  };
  Object.assign(process.env, settings);
  return settings;
}

/** A mail server of the demo's own: what it takes lies in .data/mail and goes nowhere else. */
async function demoMail(opened: AsyncDisposableStack): Promise<string> {
  return (await startMailCatcher(join(dataHome, "mail"), opened)).url;
}

async function buildOrExplain(opened: AsyncDisposableStack): Promise<void> {
  let output = "";
  const code = await buildApp((text) => {
    output += text;
  }, opened);
  if (code !== 0) {
    throw new Error(`The app could not be built.\n${output}`);
  }
}

type DemoSettings = Awaited<ReturnType<typeof prepare>>;

/** The app and its worker, noted down before they are awaited so that a crash leaves a trace. */
function startServers(env: DemoSettings, opened: AsyncDisposableStack) {
  const log = (name: string) =>
    options.dev ? "inherit" : openSync(join(dataHome, `${name}.log`), "w", 0o600);
  const mode = options.dev ? "dev" : "start";
  const port = Number(new URL(env.TOLLGATE_ORIGIN).port);
  const app = startApp({ port, mode, env, output: log("app") }, opened);
  const worker = startGroup({ args: ["scripts/worker.ts"], env, output: log("worker") }, opened);
  recordDemo(env.TOLLGATE_ORIGIN, [app.pid, worker.pid]);
  return { app, worker };
}
