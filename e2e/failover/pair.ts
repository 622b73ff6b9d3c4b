import { migrate } from "#db/migrate";
import { newHome, type Programs, startPrograms } from "#e2e/failover/programs";
import { killMachine } from "#e2e/support/kill-machine";
import {
  isFollowed,
  promote,
  type Server,
  startStandby,
  waitsForStandby,
} from "#e2e/support/standby";
import { startTcpAddress } from "#e2e/support/tcp-address";
import { startPostgres } from "#scripts/postgres";

/** Two databases behind one address, one of which follows the other. */
interface Databases {
  /** The address of the database that stands, the same before and after a fail-over. */
  readonly url: string;
  /** From now on the standby hears nothing. */
  readonly cutFeed: () => void;
  /** The primary's machine is gone, and the standby takes its place. */
  readonly failOver: () => Promise<void>;
  /** Gives the database that stands a new standby. */
  readonly addStandby: () => Promise<void>;
}

/** Two databases, two API servers and a worker. */
export type Pair = Programs & Databases;

interface Machine extends Server {
  readonly pid: number;
  readonly url: string;
}

/** Starts all of it; what is acknowledged waits for the standby unless the pair is asynchronous. */
export async function startPair(
  options: { readonly isSynchronous: boolean },
  opened: AsyncDisposableStack,
): Promise<Pair> {
  const databases = await startDatabases(options, opened);
  const { url } = databases;
  return { ...databases, ...(await startPrograms({ appUrl: url, workerUrl: url }, opened)) };
}

async function startDatabases(
  { isSynchronous }: { readonly isSynchronous: boolean },
  opened: AsyncDisposableStack,
): Promise<Databases> {
  let primary = await startMachine(newHome(opened));
  let standby: Machine | undefined;
  let isHeard = true;
  await migrate(primary.url);
  const address = opened.use(await startTcpAddress(() => primary.port));
  const feed = opened.use(await startTcpAddress(() => (isHeard ? primary.port : undefined)));
  const addStandby = async () => {
    isHeard = true;
    const home = newHome(opened);
    standby = { home, ...(await startStandby(primary, { home, feedPort: feed.port })) };
    await (isSynchronous ? waitsForStandby(primary) : isFollowed(primary));
  };
  await addStandby();
  return {
    url: primary.url.replace(`:${primary.port}/`, `:${address.port}/`),
    addStandby,
    cutFeed: () => {
      isHeard = false;
      feed.cut();
    },
    failOver: async () => {
      if (!standby) throw new Error("There is no standby to take the place.");
      await killMachine(primary.pid);
      await promote(standby);
      primary = standby;
      standby = undefined;
    },
  };
}

async function startMachine(home: string): Promise<Machine> {
  return { home, ...(await startPostgres({ dataDirectory: home, durable: true })) };
}
