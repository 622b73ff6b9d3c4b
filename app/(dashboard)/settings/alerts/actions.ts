"use server";

import type { FormState } from "#components/action-form";
import { SetAlertRuleInput, setAlertRule } from "#domain/alerts/set-alert-rule";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

/** Sets when people are alerted of one kind. */
export async function setAlertRuleAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, SetAlertRuleInput, async (ctx, input) => {
    await setAlertRule(ctx, input);
    return translator(ctx.locale, "alerts")("saved");
  });
}
