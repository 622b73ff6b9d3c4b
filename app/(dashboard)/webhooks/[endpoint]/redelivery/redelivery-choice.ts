import * as z from "zod";

const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/)
  .optional()
  .catch(undefined);

/** What the address says is to be delivered again; what cannot be read is left out. */
export const RedeliveryAddress = z.object({
  failed: z
    .literal("true")
    .optional()
    .catch(undefined)
    .transform((text) => text !== undefined),
  from: localTime,
  to: localTime,
});

/** The events from one moment to before another. */
export interface ChosenRange {
  readonly gte: Temporal.Instant;
  readonly lt?: Temporal.Instant | undefined;
}

/** The range that was chosen, on the clock of where the person is; undefined where none was. */
export function chosenRange(
  { from, to }: Pick<z.output<typeof RedeliveryAddress>, "from" | "to">,
  timeZone: string,
): ChosenRange | undefined {
  const gte = moment(from, timeZone);
  return gte && { gte, lt: moment(to, timeZone) };
}

function moment(text: string | undefined, timeZone: string): Temporal.Instant | undefined {
  if (text === undefined) return undefined;
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant();
  } catch {
    // There is no such day or hour.
    return undefined;
  }
}
