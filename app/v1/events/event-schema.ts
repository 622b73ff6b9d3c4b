import * as z from "zod";
import { momentSchema } from "#app/v1/fields";

/** An event as answers show it. */
export const eventSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("event"),
    api_version: z.string(),
    created: momentSchema,
    data: z.strictObject({
      object: z.record(z.string(), z.unknown()).meta({
        description: "The object as the API showed it after the change.",
      }),
      previous_attributes: z.record(z.string(), z.unknown()).optional().meta({
        description: "The former values of what has changed.",
      }),
    }),
    livemode: z.boolean(),
    pending_webhooks: z.int().meta({ description: "How many endpoints still wait for it." }),
    request: z.strictObject({
      id: z.string().nullable(),
      idempotency_key: z.string().nullable(),
    }),
    sequence: z.int().meta({
      description: "Grows with every change of the object: what has a lower one is older news.",
    }),
    type: z.string(),
  })
  .meta({ id: "event", description: "Something that has happened." });
