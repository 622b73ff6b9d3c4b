"use server";

import * as z from "zod";
import { ApplicationForm, logoIn } from "#app/(dashboard)/applications/application-form";
import type { FormState } from "#components/action-form";
import { revokeGrant } from "#domain/application-grants/revoke-grant";
import { allowLegacyGrants } from "#domain/application-reviews/allow-legacy-grants";
import { decideApplication } from "#domain/application-reviews/decide-application";
import { changeApplication } from "#domain/applications/change-application";
import { registerApplication } from "#domain/applications/register-application";
import { rotateClientSecret, secretOverlapHours } from "#domain/applications/rotate-client-secret";
import { DomainError } from "#domain/errors/domain-error";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const ofApplication = z.object({ applicationId: z.string().max(40) });
const decision = ofApplication.extend({
  decision: z.enum(["approve", "reject", "suspend"]),
  reason: z.string().trim().max(500).default(""),
});
const rotation = ofApplication.extend({
  overlapHours: z.coerce.number().int().min(0).max(secretOverlapHours.most),
});
const legacyGrant = z.enum(["implicit", "password"]);
const legacy = ofApplication.extend({
  grants: z
    .union([legacyGrant, z.array(legacyGrant)])
    .optional()
    .transform((value) => new Set([value ?? []].flat())),
});
const revocation = z.object({ grantId: z.string().max(40), name: z.string().max(80) });

/** Registers an application; this answer is the only one that holds its secret. */
export async function registerApplicationAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ApplicationForm, async (ctx, input) => {
    const logo = await wantedLogo(form);
    const { application, secret } = await registerApplication(ctx, { ...input, logo });
    const words = translator(ctx.locale, "applications");
    const { name, id } = application;
    const message = words("registered", { name });
    if (secret === undefined) return message;
    const title = words("registeredSecretTitle", { name });
    return { message, secret: { title, value: secret, fileName: `${id}.txt` } };
  });
}

/** Changes what an application says of itself. */
export async function changeApplicationAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ApplicationForm, async (ctx, input) => {
    const { applicationId } = ofApplication.parse(Object.fromEntries(form));
    const logo = await wantedLogo(form);
    await changeApplication(ctx, { ...input, logo, applicationId });
    return translator(ctx.locale, "applications")("changed");
  });
}

/** An admin's word on an application. */
export async function decideApplicationAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, decision, async (ctx, input) => {
    const { name, status, isSelfReviewed } = await decideApplication(ctx, input);
    const words = translator(ctx.locale, "applications");
    if (isSelfReviewed) return words("approvedAlone", { name });
    return status === "waiting" ? words("changed") : words(status, { name });
  });
}

/** Gives an application a new secret; this answer is the only one that holds it. */
export async function rotateClientSecretAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, rotation, async (ctx, input) => {
    const { application, secret = "" } = await rotateClientSecret(ctx, input);
    const words = translator(ctx.locale, "applications");
    const title = words("registeredSecretTitle", { name: application.name });
    const fileName = `${application.id}.txt`;
    return { message: words("rotated"), secret: { title, value: secret, fileName } };
  });
}

/** Allows one application what nobody should use, or takes it back. */
export async function allowLegacyGrantsAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, legacy, async (ctx, { applicationId, grants }) => {
    const allowed = { implicit: grants.has("implicit"), password: grants.has("password") };
    await allowLegacyGrants(ctx, { applicationId, ...allowed });
    return translator(ctx.locale, "applications")("legacySaved");
  });
}

/** Ends what an application was allowed here. */
export async function revokeGrantAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, revocation, async (ctx, { grantId, name }) => {
    await revokeGrant(ctx, { grantId });
    return translator(ctx.locale, "applications")("revoked", { name });
  });
}

async function wantedLogo(form: FormData): Promise<string | undefined> {
  const logo = await logoIn(form);
  if (logo !== null) return logo;
  throw new DomainError("parameter_invalid", "This is no picture that we show.", { param: "logo" });
}
