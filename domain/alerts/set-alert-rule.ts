import * as z from "zod";
import { alertKinds, alertRules } from "#db/schema/alerts";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type AlertRule, type Threshold, thresholdsOf } from "#domain/alerts/alert-rule";
import { ruleRows } from "#domain/alerts/queries";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";

const mostPerMille = 1_000;
const mostMs = 60_000;

/** When people are to be alerted; what a person types, in percent or milliseconds. */
export const SetAlertRuleInput = z
  .object({
    kind: z.enum(alertKinds),
    isOn: z
      .literal("on")
      .optional()
      .transform((ticked) => ticked === "on"),
    threshold: z.coerce.number().positive(),
    windowMinutes: z.coerce.number().int().min(1).max(60),
  })
  .transform(({ threshold, ...rest }) => ({
    ...rest,
    threshold: Math.round(rest.kind === "latency" ? threshold : threshold * 10),
  }))
  .refine(
    ({ kind, threshold }) =>
      threshold >= 1 && threshold <= (kind === "latency" ? mostMs : mostPerMille),
    { path: ["threshold"] },
  );

/** Says when people of the account are alerted of one kind. */
export async function setAlertRule(ctx: Context, input: Threshold): Promise<AlertRule> {
  requireScope(ctx, "alerts:write");

  return commit(ctx, async (read) => {
    const said = await ruleRows(read);
    const before = said.find(({ kind }) => kind === input.kind);
    const former = thresholdsOf(said).find(({ kind }) => kind === input.kind);
    const { kind, isOn, threshold, windowMinutes } = input;
    const fields = { isOn, threshold, windowMinutes };
    const after: AlertRule = before
      ? next(before, fields)
      : { accountId: read.accountId, kind, ...fields, version: 1n };
    const audit = {
      action: "alert_rule.changed",
      subject: ctx.account.id,
      ...(former && { before: told(former) }),
      after: told(after),
    };
    const made = change(after, { audit, events: [] });
    return before ? made.updates(alertRules, before, after) : made.inserts(alertRules, after);
  });
}

function told({ kind, isOn, threshold, windowMinutes }: Threshold) {
  return { kind, on: isOn, threshold, window_minutes: windowMinutes };
}
