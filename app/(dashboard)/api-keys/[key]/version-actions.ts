"use server";

import * as z from "zod";
import { pinVersion } from "#domain/key-versions/pin-version";
import type { FormState } from "#http/session-form";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const PinVersionForm = z.object({
  apiKeyId: z.string(),
  version: z
    .string()
    .trim()
    .max(40)
    .transform((text) => (text === "" ? null : text)),
});

/** Pins the version that a key's requests speak, or lets it go. */
export async function pinVersionAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, PinVersionForm, async (ctx, input) => {
    await pinVersion(ctx, input);
    return translator(ctx.locale, "versions")("pinned");
  });
}
