import type { AuditNote } from "#domain/audit/audit-note";
import type { EventNote } from "#domain/events/event-note";

type Shape = Readonly<Record<string, unknown>>;

/** What stood before a change, and what stands after it; null where there was, or is, nothing. */
export interface AuditedShapes {
  readonly before: Shape | null;
  readonly after: Shape | null;
}

/**
 * What the audit log shows of a change: what its note says, or else what integrators are told of
 * the same object, which is all of a new one, and of a changed one what is different.
 */
export function audited(note: AuditNote, events: readonly EventNote[]): AuditedShapes {
  if (note.before || note.after) return { before: note.before ?? null, after: note.after ?? null };
  const event = events.find(({ object }) => object.id === note.subject);
  if (!event) return { before: null, after: null };
  const { object, previousAttributes } = event;
  if (!previousAttributes) return { before: null, after: told(object) };
  const after: Record<string, unknown> = {};
  for (const name of Object.keys(previousAttributes)) after[name] = object[name];
  return { before: told(previousAttributes), after: told(after) };
}

/** What opens something is not written down a second time. */
const secrets = new Set(["client_secret", "secret"]);

function told(shape: Shape): Shape {
  return Object.fromEntries(
    Object.entries(shape).filter(([name, value]) => !secrets.has(name) && value !== undefined),
  );
}
