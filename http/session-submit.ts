import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { DomainError } from "#domain/errors/domain-error";
import type { Visitor } from "#domain/people/visitor";
import type { OpenSession } from "#domain/sessions/session";
import { isOwnOrigin } from "#http/origin";
import {
  currentVisitor,
  type DashboardContext,
  localeOf,
  proveAddress,
  sessionOf,
  signedIn,
} from "#http/session";
import {
  declinedForm,
  examinedForm,
  type Finding,
  type FormState,
  faultyForm,
  formFields,
  misplacedCard,
  type OneTimeSecret,
  refusedForm,
} from "#http/session-form";
import { type Locale, translator } from "#messages/translator";
import { faultFields, log } from "#platform/log";

/** What an action says when it is done: a sentence, and what can be read this once. */
export type Done =
  | string
  | { readonly message: string; readonly secret: OneTimeSecret }
  | { readonly message: string; readonly findings: readonly Finding[] };

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
  return guarded(form, schema, async (sender, input) =>
    run(await signedIn(sender.visitor, sender.open), input),
  );
}

/** The same for who need not be signed in: to sign in, to join a team, to choose a language. */
export async function submitAsVisitor<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  run: Run<Sender, Schema>,
): Promise<FormState> {
  return guarded(form, schema, run);
}

/** Where a form came from: whoever sent it, their session if they have one, and their language. */
export interface Sender {
  readonly visitor: Visitor;
  readonly open: OpenSession | undefined;
  readonly locale: Locale;
}

async function guarded<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  run: Run<Sender, Schema>,
): Promise<FormState> {
  const visitor = await currentVisitor();
  const open = await sessionOf(visitor);
  const sender = { visitor, open, locale: await localeOf(open) };
  if (!isOwnOrigin(await headers())) {
    return refusedForm(form, translator(sender.locale, "formErrors")("foreignOrigin"));
  }
  const misplaced = misplacedCard(form, sender.locale);
  if (misplaced) return misplaced;
  const parsed = schema.safeParse(formFields(form));
  if (!parsed.success) return faultyForm(form, parsed.error, sender.locale);
  // Whatever comes of it, the page then shows what is true by then, wherever it leads.
  refresh();
  try {
    return finished(form, await run(sender, parsed.data));
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof DomainError && error.code === "proof_required") {
      return redirect(await proveAddress());
    }
    return whatWentWrong(form, error, sender);
  }
}

function finished(form: FormData, done: Done): FormState {
  if (typeof done === "string") return { status: "done", message: done };
  return "findings" in done ? examinedForm(form, done) : { status: "done", ...done };
}

function whatWentWrong(form: FormData, error: unknown, { visitor, locale }: Sender): FormState {
  if (error instanceof DomainError) return declinedForm(form, error, locale);
  const { requestId } = visitor;
  log().error({ requestId, ...faultFields(error) }, "a server action failed");
  return refusedForm(form, translator(locale, "formErrors")("unexpected", { requestId }));
}
