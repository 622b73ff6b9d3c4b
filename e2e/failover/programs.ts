import { mkdtempSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disconnect } from "#db/client";
import { startTcpAddress } from "#e2e/support/tcp-address";
import { startApp, untilAnswers } from "#scripts/app/start-app";
import { freePort } from "#scripts/free-port";
import { discardServer } from "#scripts/postgres/discard-server";
import { serverAccount } from "#scripts/postgres/server-account";
import { startGroup } from "#scripts/program-group";
import { signalProgram } from "#scripts/running-program";
import { testDatabasePrefix, testSettings } from "#scripts/test-database";

/** Two API servers and a worker before one database. */
export interface Programs {
  /** An address of both API servers, which take connections in turn. */
  readonly origin: string;
  /** Where each of the two listens. */
  readonly ports: readonly number[];
  /** SIGKILL to one of the API servers, and a new start. */
  readonly killApp: () => Promise<void>;
  /** Ends each of the API servers in order, one after the other, and starts it again. */
  readonly restartApps: () => Promise<void>;
}

/** Which way the programs go to the database. */
export interface Ways {
  /** Of the API servers, and of the tests themselves. */
  readonly appUrl: string;
  /** Of the worker, and of whoever listens: the database itself, past any pooler. */
  readonly workerUrl: string;
  /** How long a server that is to end says so before it does. */
  readonly drainSeconds?: number;
}

/** Starts the programs, and gives this process the settings of the apps. */
export async function startPrograms(
  { appUrl, workerUrl, drainSeconds = 0 }: Ways,
  opened: AsyncDisposableStack,
): Promise<Programs> {
  const ports = [await freePort(), await freePort()];
  let turn = 0;
  const door = opened.use(
    await startTcpAddress(() => {
      turn += 1;
      return ports[turn % ports.length];
    }),
  );
  const origin = originOf(door.port);
  const env = {
    ...testSettings(appUrl, origin),
    TOLLGATE_LISTEN_URL: workerUrl,
    TOLLGATE_UNSAFE_DATABASE: "0",
    TOLLGATE_DRAIN_SECONDS: String(drainSeconds),
    NODE_ENV: "production",
  };
  Object.assign(process.env, env);
  opened.defer(disconnect);
  const output = openSync(join(newHome(opened), "programs.log"), "a");
  const start = (port: number) => startApp({ mode: "start", port, env, output }, opened);
  const apps = ports.map((port) => ({ port, program: start(port) }));
  const workerEnv = { ...env, DATABASE_URL: workerUrl };
  startGroup({ args: ["scripts/worker.ts"], env: workerEnv, output }, opened);
  await Promise.all(apps.map(({ port, program }) => untilAnswers(originOf(port), program)));
  const restart = async (app: (typeof apps)[number], signal: NodeJS.Signals) => {
    signalProgram(-app.program.pid, signal);
    await app.program.ended;
    app.program = start(app.port);
    await untilAnswers(originOf(app.port), app.program);
  };
  return {
    origin,
    ports,
    killApp: async () => {
      const [app] = apps;
      if (app) await restart(app, "SIGKILL");
    },
    restartApps: async () => {
      for (const app of apps) await restart(app, "SIGTERM");
    },
  };
}

/** A directory for a server, which ends with it. */
export function newHome(opened: AsyncDisposableStack): string {
  const place = serverAccount() ? "/tmp" : tmpdir();
  const home = mkdtempSync(join(place, `${testDatabasePrefix}${process.pid}-`));
  opened.defer(() => discardServer(home));
  return home;
}

function originOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
