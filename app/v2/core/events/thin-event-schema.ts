import * as z from "zod";

/** An event as the second version of the API shows it. */
export const thinEventSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("v2.core.event"),
    changes: z.strictObject({ before: z.record(z.string(), z.unknown()) }).optional(),
    context: z.string(),
    created: z.string().meta({ format: "date-time" }),
    data: z.strictObject({ sequence: z.int() }),
    livemode: z.boolean(),
    reason: z
      .strictObject({
        type: z.literal("request"),
        request: z.strictObject({ id: z.string(), idempotency_key: z.string() }),
      })
      .nullable(),
    related_object: z
      .strictObject({ id: z.string(), type: z.string(), url: z.string() })
      .nullable()
      .meta({ description: "What it is about, to be read afresh." }),
    snapshot_event: z.string().meta({ description: "The same event in the first version." }),
    type: z.string(),
  })
  .meta({ id: "v2.core.event", description: "Something that has happened, in short." });
