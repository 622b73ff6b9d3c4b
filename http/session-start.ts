import { checkDatabase } from "#db/check-database";
import { checkIssuer } from "#http/oauth/check-issuer";
import { faultFields, log } from "#platform/log";
import { settings } from "#platform/settings";

// Our server and Next's hook both look first, each with a copy of this module: once is enough.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateStart?: Promise<void> | undefined };

/** Ends the program with a sentence on what to mend, where it may not take money as it is. */
export function checkStart(): Promise<void> {
  holder.tollgateStart ??= checked();
  return holder.tollgateStart;
}

async function checked(): Promise<void> {
  try {
    settings();
    await checkDatabase();
    await checkIssuer();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

interface Place {
  readonly method: string;
  readonly route: string;
}

/** Logs what made a page or route fail, under the digest that people are shown. */
export function noteFailure(error: unknown, place: Place): void {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  log().error({ digest, ...place, ...faultFields(error) }, "a page failed");
}
