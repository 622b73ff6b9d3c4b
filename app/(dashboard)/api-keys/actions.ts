"use server";

import { redirect } from "next/navigation";
import * as z from "zod";
import { keyAddress } from "#app/(dashboard)/api-keys/key-address";
import {
  chosenLevels,
  endOfDay,
  keyFields,
  limited,
  limitsTyped,
} from "#app/(dashboard)/api-keys/key-form";
import type { FormState } from "#components/action-form";
import { createApiKey } from "#domain/api-keys/create-api-key";
import type { CreatedApiKey } from "#domain/api-keys/new-key";
import { revokeApiKey } from "#domain/api-keys/revoke-api-key";
import { reportLeak } from "#domain/key-changes/report-leak";
import { mostGraceHours, rotateApiKey } from "#domain/key-changes/rotate-api-key";
import { updateApiKey } from "#domain/key-changes/update-api-key";
import { scopesOfLevels } from "#domain/key-rights/key-rights";
import type { DashboardContext } from "#http/session";
import { submit } from "#http/session-submit";
import { exactTime } from "#messages/exact-time";
import { translator } from "#messages/translator";

const ofKey = z.object({ apiKeyId: z.string().max(40) });
const changedKey = keyFields.extend({ apiKeyId: z.string().max(40) });
const hours = z
  .literal("")
  .transform(() => undefined)
  .or(
    z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number),
  )
  .optional();
const rotation = ofKey
  .extend({
    grace: z.string().max(10).optional().default("24"),
    graceHours: hours,
    scopes: z.string().max(4_000).optional(),
  })
  .transform(({ grace, graceHours, ...rest }) => ({
    ...rest,
    graceHours: grace === "custom" ? (graceHours ?? Number.NaN) : Number(grace),
  }))
  .refine(
    ({ graceHours }) =>
      Number.isInteger(graceHours) && graceHours >= 0 && graceHours <= mostGraceHours,
    { path: ["graceHours"], message: "graceHours" },
  );
const leak = ofKey.extend({ reissues: z.string().optional() });

/** Makes a key; this answer is the only one that holds its secret. */
export async function createApiKeyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, limited(keyFields), async (ctx, input) => {
    const { name, networks, expiresOn } = input;
    const made = await createApiKey(ctx, {
      name,
      scopes: scopesOf(input),
      networks,
      spendingLimits: limitsTyped(input, ctx.account.defaultCurrency),
      expiresAt: expiresOn && endOfDay(expiresOn, ctx.timeZone),
    });
    const message = translator(ctx.locale, "apiKeys")("created", { name: made.key.name });
    return { message, secret: secretOf(made, ctx) };
  });
}

/** Changes what a key may do, from where, how much and until when. */
export async function updateApiKeyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, limited(changedKey), async (ctx, input) => {
    const { apiKeyId, name, networks, expiresOn, expiresWas } = input;
    const isSameEnd = String(expiresOn) === String(expiresWas);
    const expiresAt = expiresOn ? endOfDay(expiresOn, ctx.timeZone) : null;
    const key = await updateApiKey(ctx, {
      apiKeyId,
      name,
      scopes: scopesOf(input),
      networks,
      spendingLimits: limitsTyped(input, ctx.account.defaultCurrency),
      expiresAt: isSameEnd ? undefined : expiresAt,
    });
    return redirect(keyAddress(key.id));
  });
}

/** Makes a key in the place of another; this answer is the only one that holds its secret. */
export async function rotateApiKeyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, rotation, async (ctx, { apiKeyId, graceHours, scopes }) => {
    const chosen = scopes?.split(" ").filter(Boolean);
    const made = await rotateApiKey(ctx, { apiKeyId, graceHours, scopes: chosen });
    const words = translator(ctx.locale, "apiKeys");
    const { name, expiresAt, revokedAt } = made.former;
    const message =
      revokedAt || !expiresAt
        ? words("rotatedAtOnce", { name })
        : words("rotated", { name, time: exactTime(expiresAt, ctx.timeZone, ctx.locale) });
    return { message, secret: secretOf(made, ctx) };
  });
}

/** Ends a key that strangers have, and shows the secret of the one in its place. */
export async function reportLeakAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, leak, async (ctx, { apiKeyId, reissues }) => {
    const { leaked, reissued } = await reportLeak(ctx, { apiKeyId, reissues: reissues === "on" });
    const words = translator(ctx.locale, "apiKeys");
    if (!reissued) return words("leaked", { name: leaked.name });
    const message = words("leakedReissued", { name: leaked.name });
    return { message, secret: secretOf(reissued, ctx) };
  });
}

/** Ends a key for good. */
export async function revokeApiKeyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofKey, async (ctx, input) => {
    const { name } = await revokeApiKey(ctx, input);
    return translator(ctx.locale, "apiKeys")("revoked", { name });
  });
}

type Typed = z.output<typeof keyFields>;

function scopesOf(form: Typed): readonly string[] | null {
  return form.access === "full" ? null : scopesOfLevels(chosenLevels(form));
}

function secretOf({ key, secret: value }: CreatedApiKey, { locale }: DashboardContext) {
  const title = translator(locale, "apiKeys")("secretTitle", { name: key.name });
  return { title, value, fileName: `${key.id}.txt` };
}
