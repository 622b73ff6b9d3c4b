import { and, eq } from "drizzle-orm";
import { setupIntents } from "#db/schema/setup-intents";
import type { Narrowing } from "#db/stretches";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { SetupIntent } from "#domain/setup-intents/setup-intent";
import { parseId } from "#platform/ids";

/** The account's setup intent of that id; refuses if there is none. */
export async function loadSetupIntent(read: Reader, text: string): Promise<SetupIntent> {
  const id = parseId("seti", text);
  const isNamed = id && and(eq(setupIntents.accountId, read.accountId), eq(setupIntents.id, id));
  const [setup] = isNamed ? await read.db.select().from(setupIntents).where(isNamed) : [];
  if (setup) return setup;
  throw noSuchSetupIntent();
}

/** The answer to an id that is unknown, another account's, or shown without its secret. */
export function noSuchSetupIntent(): DomainError {
  return new DomainError("resource_missing", "No such setup intent.", { param: "intent" });
}

/** One page of the account's setup intents. */
export function pageOfSetupIntents(
  read: Reader,
  list: ListInput,
  narrowing: Narrowing,
): Promise<Page<SetupIntent>> {
  return readPage(read, setupIntents, { prefix: "seti", list, ...narrowing });
}
