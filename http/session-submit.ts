import { refresh } from "next/cache";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { DomainError } from "#domain/errors/domain-error";
import type { Visitor } from "#domain/people/visitor";
import { isOwnOrigin } from "#http/origin";
import { currentLocale, currentVisitor, type DashboardContext, dashboardContext } from "#http/session";
import {
  declinedForm,
  type FormState,
  faultyForm,
  formFields,
  type OneTimeSecret,
  refusedForm,
} from "#http/session-form";
import { type Locale, translator } from "#messages/translator";
import { faultFields, log } from "#platform/log";

/** What an action says when it is done: a sentence, and what can be read this once. */
export type Done = string | { readonly message: string; readonly secret: OneTimeSecret };

type Run<Who, Schema extends z.ZodType> = (who: Who, input: z.output<Schema>) => Promise<Done>;

/**
 * The way of every server action of someone signed in: our own origin, our own session, the schema,
 * the verb, and its outcome in words. Nothing runs for a form that another site has sent.
 */
export async function submit<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  run: Run<DashboardContext, Schema>,
): Promise<FormState> {
  return guarded(form, async () => answer(form, schema, { who: await dashboardContext(), run }));
}

/** The same way for those who are not signed in: to sign in, to take up an invitation, to choose a language. */
export async function submitAsVisitor<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  run: Run<Visitor, Schema>,
): Promise<FormState> {
  return guarded(form, async () => answer(form, schema, { who: await currentVisitor(), run }));
}

async function guarded(form: FormData, run: () => Promise<FormState>): Promise<FormState> {
  const locale = await currentLocale();
  if (!isOwnOrigin(await headers())) {
    return refusedForm(form, translator(locale, "formErrors")("foreignOrigin"));
  }
  try {
    return await run();
  } catch (error) {
    unstable_rethrow(error);
    return whatWentWrong(form, error, locale);
  }
}

interface Asked<Who, Schema extends z.ZodType> {
  readonly who: Who;
  readonly run: Run<Who, Schema>;
}

async function answer<Who, Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  { who, run }: Asked<Who, Schema>,
): Promise<FormState> {
  const parsed = schema.safeParse(formFields(form));
  if (!parsed.success) return faultyForm(form, parsed.error, await currentLocale());
  const done = await run(who, parsed.data);
  refresh();
  return { status: "done", ...(typeof done === "string" ? { message: done } : done) };
}

async function whatWentWrong(form: FormData, error: unknown, locale: Locale): Promise<FormState> {
  if (error instanceof DomainError) return declinedForm(form, error, locale);
  const { requestId } = await currentVisitor();
  log().error({ requestId, ...faultFields(error) }, "a server action failed");
  return refusedForm(form, translator(locale, "formErrors")("unexpected", { requestId }));
}
