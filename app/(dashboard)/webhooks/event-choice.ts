import * as z from "zod";
import { isTypePattern } from "#domain/event-log/event-types";

const mostTypes = 250;

/** The fields of a choice of events; at least one must be made. */
export const eventFields = {
  groups: z.union([z.string(), z.array(z.string())]).optional(),
  enabled_events: z
    .string()
    .max(10_000)
    .optional()
    .transform((text = "") => text.split(/[\s,]+/).filter(Boolean))
    .refine((types) => types.length <= mostTypes && types.every(isTypePattern), {
      message: "parameter_invalid_enabled_events",
    }),
};

type Chosen = z.output<z.ZodObject<typeof eventFields>>;

/** The types that were chosen, each once; everything makes the rest needless. */
export function chosenEvents({ groups: ticked = [], enabled_events }: Chosen): readonly string[] {
  const chosen = [...new Set([...[ticked].flat(), ...enabled_events])];
  return chosen.includes("*") ? ["*"] : chosen;
}

/** Whether a form chooses anything at all. */
export function choosesAny(input: Chosen): boolean {
  return chosenEvents(input).length > 0;
}

/** What is told, and where, of a form that chooses nothing. */
export const choosesNone = { message: "eventsMissing", path: ["groups"] };
