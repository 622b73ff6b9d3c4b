import { type AppOptions, startApp, untilAnswers } from "#scripts/app/start-app";
import { freePort } from "#scripts/free-port";
import type { ProgramGroup } from "#scripts/program-group";

/** A server of the test's own, before the database of all. */
export interface OwnServer extends ProgramGroup {
  readonly origin: string;
}

/** Starts one that ends with the test. */
export async function anOwnServer(
  options: Partial<AppOptions>,
  opened: AsyncDisposableStack,
): Promise<OwnServer> {
  const port = await freePort();
  const app = startApp({ port, mode: "start", output: () => undefined, ...options }, opened);
  const origin = `http://127.0.0.1:${port}`;
  await untilAnswers(origin, app);
  return { ...app, origin };
}
