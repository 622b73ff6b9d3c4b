import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A mail server on this machine that passes nothing on. */
export interface MailCatcher {
  /** What TOLLGATE_SMTP_URL is set to. */
  readonly url: string;
  /** Where each mail lies as it came, one `.eml` file each. */
  readonly folder: string;
}

/** By how an address begins, what a real mail server might say to it. */
const refusals: readonly (readonly [start: string, code: number, words: string])[] = [
  ["bounce", 550, "No such mailbox"],
  ["busy", 451, "Try again later"],
];

const mostBytes = 1_048_576;
const mostKept = 500;

/**
 * Takes every e-mail that is handed in and keeps the latest in a folder, but for addresses that
 * begin with `bounce` or `busy`; `opened` ends it.
 */
export async function startMailCatcher(
  folder: string,
  opened: AsyncDisposableStack,
): Promise<MailCatcher> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const server = new SMTPServer({
    // It stands on loopback and has neither certificate nor users.
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    size: mostBytes,
    onRcptTo: ({ address }, _session, done) => done(refusal(address)),
    onData: (stream, _session, done) => {
      void take({ folder, stream, done });
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  opened.defer(() => promisify((closed: () => void) => server.close(closed))());
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("No port for mail is free.");
  return { url: `smtp://127.0.0.1:${address.port}`, folder };
}

/** Every mail in a catcher's folder, in the order in which they came. */
export function caughtMails(folder: string): Promise<readonly Email[]> {
  return Promise.all(
    files(folder).map((file) => PostalMime.parse(readFileSync(join(folder, file)))),
  );
}

function refusal(address: string): Error | null {
  const found = refusals.find(([start]) => address.startsWith(start));
  if (!found) return null;
  const [, responseCode, words] = found;
  return Object.assign(new Error(words), { responseCode });
}

interface Arriving {
  readonly folder: string;
  readonly stream: NodeJS.ReadableStream;
  readonly done: (fault: Error | null) => void;
}

/** Keeps a mail and says yes, or says no where it cannot be kept. */
async function take({ folder, stream, done }: Arriving): Promise<void> {
  try {
    keep(folder, await buffer(stream));
  } catch (error) {
    done(error instanceof Error ? error : new Error("The mail was cut off."));
    return;
  }
  done(null);
}

let count = 0;

function keep(folder: string, mail: Buffer): void {
  count += 1;
  const name = `${Date.now()}-${String(count).padStart(6, "0")}.eml`;
  writeFileSync(join(folder, name), mail, { mode: 0o600 });
  for (const old of files(folder).slice(0, -mostKept)) rmSync(join(folder, old), { force: true });
}

function files(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".eml"))
    .toSorted();
}
