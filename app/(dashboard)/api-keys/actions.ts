"use server";

import * as z from "zod";
import type { FormState } from "#components/action-form";
import { keyLifetimesDays } from "#domain/api-keys/api-key";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { revokeApiKey } from "#domain/api-keys/revoke-api-key";
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
