import * as z from "zod";
import type { CreatedRange } from "#domain/changes/page";
import { isScalar, wireObject, wireTimestamp } from "#http/wire";

const range = wireObject({
  gt: wireTimestamp().optional(),
  gte: wireTimestamp().optional(),
  lt: wireTimestamp().optional(),
  lte: wireTimestamp().optional(),
});
const moment = wireTimestamp().transform((at) => ({ gte: at, lte: at }));

const documented: object = {
  anyOf: [
    { type: "integer", format: "unix-time" },
    {
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(
        ["gt", "gte", "lt", "lte"].map((bound) => [bound, { type: "integer" }]),
      ),
    },
  ],
};

/** When something was made: `created=<seconds>`, or a range such as `created[gte]=<seconds>`. */
export function wireCreated() {
  const schema = z.unknown().transform((value, context): CreatedRange => {
    const isRange = typeof value === "object" && !isScalar(value);
    const parsed = (isRange ? range : moment).safeParse(value, { reportInput: true });
    if (parsed.success) return parsed.data;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has all of a raw one
    context.issues.push(...(parsed.error.issues as z.core.$ZodRawIssue[]));
    return z.NEVER;
  });
  return schema.meta({ override: documented });
}
