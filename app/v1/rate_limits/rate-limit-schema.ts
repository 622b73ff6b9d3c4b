import * as z from "zod";

const limits = {
  burst: z.int().nullable().meta({ description: "How many requests at once, after a pause." }),
  calls_per_day: z.int().nullable().meta({ description: "From midnight to midnight by UTC." }),
  in_flight: z.int().nullable().meta({ description: "How many requests without an answer yet." }),
  rate: z.int().nullable().meta({ description: "How many requests a second." }),
};

/** What limits a part of the traffic, as answers show it. */
export const rateLimitSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("rate_limit"),
    applies_to: z.enum(["account", "key", "route", "address"]),
    ...limits,
    key: z.string().nullable(),
    livemode: z.boolean(),
    route: z.string().nullable(),
    set: z.strictObject(limits).nullable().meta({
      description: "What of it was set here; null where all is as everyone is given.",
    }),
    usage: z
      .strictObject({
        available: z.int().nullable(),
        calls_today: z.int(),
        in_flight: z.int(),
      })
      .nullable()
      .meta({
        description:
          "What is left at once and used, over all processes; null where each address " +
          "has its own, and in the answer that sets a limit.",
      }),
  })
  .meta({
    id: "rate_limit",
    description: "What limits one part of the traffic; null where nothing does.",
  });

/** What is left of a limit that was taken back. */
export const removedLimitSchema = z
  .strictObject({ id: z.string(), object: z.literal("rate_limit"), deleted: z.literal(true) })
  .meta({ id: "deleted_rate_limit" });
