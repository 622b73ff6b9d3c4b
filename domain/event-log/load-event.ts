import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { StoredEvent } from "#domain/event-log/event";
import { findEvent } from "#domain/event-log/queries";

/** The account's event of that id; refuses if there is none. */
export async function loadEvent(read: Reader, id: string, param: string): Promise<StoredEvent> {
  const event = await findEvent(read, id);
  if (event) return event;
  throw new DomainError("resource_missing", "No such event.", { param });
}
