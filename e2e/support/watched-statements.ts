import { sqlClient } from "#db/client";

/** A statement as it was sent to the database. */
export interface SentStatement {
  readonly text: string;
  readonly parameters: readonly unknown[];
  /** It was sent where a planner may take nothing but indexes. */
  readonly byIndexes: boolean;
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
  const byIndexes = new Set<number>();
  options.debug = (connection, text, parameters) => {
    if (/^(begin|commit|rollback)/i.test(text)) byIndexes.delete(connection);
    if (text.startsWith("select set_config")) byIndexes.add(connection);
    else if (/^\s*(select|with|update|delete)\b/i.test(text)) {
      const statement = { text, parameters, byIndexes: byIndexes.has(connection) };
      sent.set(JSON.stringify(statement, big), statement);
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
