import { sqlClient } from "#db/client";

/** A statement as it was sent to the database. */
export interface SentStatement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** The driver calls this of each statement it sends, where it is set. */
interface Watchable {
  debug?: ((connection: number, text: string, parameters: unknown[]) => void) | undefined;
}

/** What reading sends to the database while it runs; nothing else may use this process's pool. */
export async function statementsOf(
  reading: () => Promise<unknown>,
): Promise<readonly SentStatement[]> {
  const sent = new Map<string, SentStatement>();
  // An option of the driver that its types leave out of what it says of itself.
  const options = sqlClient().options as unknown as Watchable;
  options.debug = (_, text, parameters) => {
    if (/^\s*(select|with|update|delete)\b/i.test(text)) {
      sent.set(`${text} ${JSON.stringify(parameters, big)}`, { text, parameters });
    }
  };
  try {
    await reading();
  } finally {
    options.debug = undefined;
  }
  return [...sent.values()];
}

function big(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
