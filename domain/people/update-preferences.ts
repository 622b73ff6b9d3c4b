import { z } from "zod";
import { people } from "#db/schema/people";
import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { locales, type PersonRow } from "#domain/people/person";
import { loadPerson } from "#domain/people/queries";

const timeZones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")]);

export const UpdatePreferencesInput = z.object({
  locale: z.enum(locales).optional(),
  timeZone: z
    .string()
    .refine((name) => timeZones.has(name))
    .optional(),
});

/** How the program speaks to a person, and in which time zone it shows times. */
export async function updatePreferences(
  ctx: Context,
  input: z.output<typeof UpdatePreferencesInput>,
): Promise<PersonRow> {
  requireScope(ctx, "sessions:write");
  const { id } = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const before = await loadPerson(read, id);
    const { locale = before.locale, timeZone = before.timeZone } = input;
    const after = next(before, { locale, timeZone });
    const audit = {
      action: "person.preferences_updated",
      subject: id,
      before: { locale: before.locale, time_zone: before.timeZone },
      after: { locale, time_zone: timeZone },
    };
    return change(after, { audit, events: [] }).updates(people, before, after);
  });
}
