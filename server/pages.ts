import type { RequestListener } from "node:http";
import type { Place } from "#server/serve";

/** Next as a part of our server. */
export interface Pages {
  readonly listener: RequestListener;
  /** Lets what it does after answers come to its end. */
  readonly close: () => Promise<void>;
}

/** Opens the built app of this folder: its pages, actions and the routes beside the API. */
export async function openPages(folder: string, { host, port }: Place): Promise<Pages> {
  const { default: next } = await import("next");
  const app = next({ dev: false, dir: folder, hostname: host, port });
  await app.prepare();
  const answer = app.getRequestHandler();
  return {
    listener: (incoming, outgoing) => {
      answer(incoming, outgoing).catch(() => outgoing.destroy());
    },
    close: () => app.close(),
  };
}
