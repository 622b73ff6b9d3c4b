import { checkDurability } from "#db/check-durability";
import { faultFields, log } from "#platform/log";
import { settings } from "#platform/settings";

/** Ends the program with a sentence on what to mend, where it may not take money as it is. */
export async function checkStart(): Promise<void> {
  try {
    settings();
    await checkDurability();
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
