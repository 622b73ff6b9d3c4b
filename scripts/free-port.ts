import { once } from "node:events";
import { createServer } from "node:net";

/** A port nobody listens on at 127.0.0.1: the wished one if it is free, else any. */
export async function freePort(wished = 0): Promise<number> {
  return (await openPort(wished)) ?? (await openPort(0)) ?? noPort("any");
}

/** The first free port from this one on, a hundred at most. */
export async function freePortFrom(first: number): Promise<number> {
  for (let port = first; port < first + 100; port += 1) {
    if (await openPort(port)) {
      return port;
    }
  }
  return noPort(`${first} to ${first + 99}`);
}

/** The port if it could be listened on for a moment; 0 asks the system to choose one. */
async function openPort(port: number): Promise<number | undefined> {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    return undefined;
  }
  const address = server.address();
  server.close();
  return address && typeof address === "object" ? address.port : undefined;
}

function noPort(wanted: string): never {
  throw new Error(`No port is free on 127.0.0.1 (${wanted}).`);
}
