import { once } from "node:events";
import { createServer } from "node:net";

/** A port nobody listens on at 127.0.0.1: the wished one if it is free, else any. */
export async function freePort(wished: number | undefined): Promise<number> {
  const server = createServer();
  try {
    server.listen(wished ?? 0, "127.0.0.1");
    await once(server, "listening");
    return listeningPort(server.address());
  } catch (error) {
    if (wished === undefined) {
      throw error;
    }
    return freePort(undefined);
  } finally {
    server.close();
  }
}

function listeningPort(address: ReturnType<ReturnType<typeof createServer>["address"]>): number {
  if (address === null || typeof address === "string") {
    throw new Error("A server on a TCP port has an address with a port.");
  }
  return address.port;
}
