import { once } from "node:events";
import type { Server } from "node:http";
import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** Lets a server listen for the length of a test; the port it has. */
export async function listening(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** A connection on which every byte can be said, and all that was answered is kept. */
export interface Line {
  readonly socket: Socket;
  readonly said: () => string;
  /** All that was said until it fits. */
  readonly until: (pattern: RegExp) => Promise<string>;
  /** All that was said until the other side ended it. */
  readonly ended: Promise<string>;
}

/** Opens a connection and says this on it; `\n` stands for the end of a line of HTTP. */
export function say(port: number, text: string): Line {
  const socket = connect(port, "127.0.0.1");
  let said = "";
  socket.setEncoding("latin1").on("data", (chunk) => (said += String(chunk)));
  // A connection that is torn down has ended as well.
  socket.on("error", () => undefined);
  const ended = new Promise<string>((resolve) => {
    socket.once("close", () => resolve(said));
  });
  socket.write(spelled(text));
  const until = async (pattern: RegExp) => {
    while (!pattern.test(said)) {
      const more = await Promise.race([once(socket, "data"), ended]);
      if (typeof more === "string") break;
    }
    if (pattern.test(said)) return said;
    throw new Error(`Until the end only this was said:\n${said}`);
  };
  return { socket, said: () => said, until, ended };
}

/** As it goes over the wire. */
export function spelled(text: string): string {
  return text.replaceAll("\n", "\r\n");
}
