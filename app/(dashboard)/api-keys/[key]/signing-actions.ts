"use server";

import * as z from "zod";
import type { FormState } from "#components/action-form";
import { type AddSigningKeyInput, addSigningKey } from "#domain/signing-keys/add-signing-key";
import { revokeSigningKey } from "#domain/signing-keys/revoke-signing-key";
import { setSigningRules } from "#domain/signing-keys/set-signing-rules";
import { signingKeyDays } from "#domain/signing-keys/signing-key";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const days = new Map(signingKeyDays.map((count) => [String(count), count]));
const newKey = z.object({
  apiKeyId: z.string().max(40),
  name: z.string().trim().min(1).max(100),
  algorithm: z.enum([
    "hmac-sha256",
    "ed25519",
    "ecdsa-p256-sha256",
    "rsa-pss-sha512",
    "ES256",
    "RS256",
  ]),
  public_key: z.string().trim().max(8_000).optional().default(""),
  lifetime: z
    .string()
    .optional()
    .transform((text) => days.get(text ?? "")),
});
const ofKey = z.object({ signingKeyId: z.string().max(40) });
const rules = z.object({
  apiKeyId: z.string().max(40),
  signedOnly: z.string().optional(),
  signedAnswers: z.string().optional(),
});

/** Lets an API key sign; a secret that is made for it is in this answer only. */
export async function addSigningKeyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, newKey, async (ctx, input) => {
    const { key, secret } = await addSigningKey(ctx, asked(input));
    const words = translator(ctx.locale, "signing");
    const message = words("added", { name: key.name, id: key.id });
    if (secret === null) return message;
    const title = words("secretTitle", { name: key.name });
    return { message, secret: { title, value: secret, fileName: `${key.id}.txt` } };
  });
}

/** Ends a signing key for good. */
export async function revokeSigningKeyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofKey, async (ctx, input) => {
    const { name } = await revokeSigningKey(ctx, input);
    return translator(ctx.locale, "signing")("revoked", { name });
  });
}

/** Sets what must be signed, and what we sign. */
export async function setSigningRulesAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, rules, async (ctx, { apiKeyId, signedOnly, signedAnswers }) => {
    await setSigningRules(ctx, {
      apiKeyId,
      signedOnly: signedOnly !== undefined,
      signedAnswers: signedAnswers !== undefined,
    });
    return translator(ctx.locale, "signing")("rulesSaved");
  });
}

function asked(input: z.output<typeof newKey>): AddSigningKeyInput {
  const { apiKeyId, name, algorithm, lifetime: lifetimeDays } = input;
  if (algorithm === "hmac-sha256") return { apiKeyId, name, algorithm, lifetimeDays };
  return { apiKeyId, name, algorithm, lifetimeDays, publicKey: input.public_key };
}
