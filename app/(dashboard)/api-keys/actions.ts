"use server";

import * as z from "zod";
import type { FormState } from "#components/action-form";
import { keyLifetimesDays } from "#domain/api-keys/api-key";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { revokeApiKey } from "#domain/api-keys/revoke-api-key";
import { setRateLimit } from "#domain/rate-limits/set-rate-limit";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const lifetimes = new Map<string, (typeof keyLifetimesDays)[number]>(
  keyLifetimesDays.map((days) => [String(days), days]),
);
const newKey = z.object({
  name: z.string().trim().min(1).max(100),
  lifetimeDays: z
    .string()
    .optional()
    .transform((text) => lifetimes.get(text ?? "")),
});
const ofKey = z.object({ apiKeyId: z.string() });

const wholeNumber = z
  .string()
  .trim()
  .regex(/^\d{1,7}$/)
  .transform(Number);
const emptyOrNumber = z
  .literal("")
  .transform(() => undefined)
  .or(wholeNumber);
const rateLimit = z
  .object({ subject: z.string(), rate: emptyOrNumber, burst: emptyOrNumber })
  .refine(({ rate, burst }) => rate === undefined || burst !== undefined, {
    path: ["burst"],
    message: "missing",
  })
  .refine(({ rate, burst }) => rate !== undefined || burst === undefined, {
    path: ["rate"],
    message: "missing",
  });

/** Makes a key; this answer is the only one that holds its secret. */
export async function createApiKeyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, newKey, async (ctx, input) => {
    const { key, secret } = await createApiKey(ctx, input);
    const words = translator(ctx.locale, "apiKeys");
    return {
      message: words("created", { name: key.name }),
      secret: {
        title: words("secretTitle", { name: key.name }),
        value: secret,
        fileName: `${key.id}.txt`,
      },
    };
  });
}

/** Ends a key for good. */
export async function revokeApiKeyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofKey, async (ctx, input) => {
    const { name } = await revokeApiKey(ctx, input);
    return translator(ctx.locale, "apiKeys")("revoked", { name });
  });
}

/** Limits the account or one of its keys; two empty fields take back what was set. */
export async function setRateLimitAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, rateLimit, async (ctx, { subject, rate, burst }) => {
    const isSet = rate !== undefined && burst !== undefined;
    const limit = isSet ? { ratePerSecond: rate, burst } : undefined;
    await setRateLimit(ctx, { subject, limit });
    return translator(ctx.locale, "rateLimits")("saved");
  });
}
