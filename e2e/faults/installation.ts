import { mkdtempSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "#db/migrate";
import { killMachine } from "#e2e/support/kill-machine";
import { startApp, untilAnswers } from "#scripts/app/start-app";
import { freePort } from "#scripts/free-port";
import { type RunningPostgres, startPostgres } from "#scripts/postgres";
import { discardServer } from "#scripts/postgres/discard-server";
import { serverAccount } from "#scripts/postgres/server-account";
import { type ProgramGroup, startGroup } from "#scripts/program-group";
import { signalProgram } from "#scripts/running-program";
import { testDatabasePrefix, testSettings } from "#scripts/test-database";

/** How an installation is run: as it is shipped, or with something of it broken on purpose. */
export interface Build {
  /** A module that the server loads before any other, to break what comes after. */
  readonly preload?: string;
  /** Whether the database keeps what it has acknowledged. */
  readonly durable: boolean;
}

/** A whole installation on this machine whose parts can be killed and started again. */
export interface Installation {
  readonly origin: string;
  readonly databaseUrl: string;
  /** SIGKILL to the app and its worker, and a new start; done when the app answers again. */
  readonly killApp: () => Promise<void>;
  /** SIGKILL to every process of Postgres, and a new start. */
  readonly killPostgres: () => Promise<void>;
}

/** Starts Postgres, the app and the worker, on a data directory of their own. */
export async function startInstallation(
  { preload, durable }: Build,
  opened: AsyncDisposableStack,
): Promise<Installation> {
  const place = serverAccount() ? "/tmp" : tmpdir();
  const home = mkdtempSync(join(place, `${testDatabasePrefix}${process.pid}-`));
  opened.defer(() => discardServer(home));
  let postgres: RunningPostgres = await startPostgres({ dataDirectory: home, durable });
  await migrate(postgres.url);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    ...testSettings(postgres.url, origin),
    TOLLGATE_UNSAFE_DATABASE: durable ? "0" : "1",
    NODE_ENV: "production",
  };
  Object.assign(process.env, env);
  const output = openSync(join(home, "programs.log"), "a");
  const start = () => {
    const worker = startGroup({ args: ["scripts/worker.ts"], env, output }, opened);
    return [startApp({ mode: "start", port, env, output, preload }, opened), worker] as const;
  };
  let programs = start();
  await untilAnswers(origin, programs[0]);
  return {
    origin,
    databaseUrl: postgres.url,
    killApp: async () => {
      await Promise.all(programs.map(killed));
      programs = start();
      await untilAnswers(origin, programs[0]);
    },
    killPostgres: async () => {
      await killMachine(postgres.pid);
      postgres = await startPostgres({ dataDirectory: home, durable });
    },
  };
}

async function killed(program: ProgramGroup): Promise<void> {
  signalProgram(-program.pid, "SIGKILL");
  await program.ended;
}
