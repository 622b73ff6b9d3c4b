import { proposePolicyAction } from "#app/(dashboard)/settings/policy/actions";
import { ActionForm } from "#components/action-form";
import { Button } from "#components/button";
import { Card } from "#components/card";
import { Field } from "#components/field";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { Textarea } from "#components/textarea";
import { usualApprovalHours } from "#domain/refund-policies/refund-policy";
import type { PolicyHistory } from "#domain/reports/policy-history";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { LimitRows } from "./limit-rows.tsx";

interface ProposePolicyProps {
  readonly history: PolicyHistory;
  readonly ctx: DashboardContext;
}

/** Asks for other limits, beginning with those in force; works before any script. */
export function ProposePolicy({ history, ctx }: ProposePolicyProps) {
  const { locale } = ctx;
  const words = translator(locale, "policy");
  const obstacle = obstacleToPropose(history, ctx);
  if (obstacle !== undefined) {
    return (
      <Card title={words("propose")}>
        <p className="mb-4 text-ink-soft">{obstacle}</p>
        <Button reason={obstacle}>{words("propose")}</Button>
      </Card>
    );
  }
  return (
    <Card title={words("propose")}>
      <p className="mb-4 text-ink-soft">{words("proposeHelp")}</p>
      <ActionForm action={proposePolicyAction}>
        <LimitRows lines={history.inForce?.lines ?? []} locale={locale} />
        <div className="max-w-60">
          <Field name="approvalHours" label={words("hoursLabel")} help={words("hoursHelp")}>
            <TextInput
              inputMode="numeric"
              maxLength={3}
              defaultValue={String(history.inForce?.approvalHours ?? usualApprovalHours)}
            />
          </Field>
        </div>
        <Field name="reason" label={words("reason")} help={words("reasonHelp")}>
          <Textarea rows={2} maxLength={500} />
        </Field>
        <SubmitButton>{words("submit")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}

/** Why the reader cannot propose a change now, in words; undefined where they can. */
function obstacleToPropose({ proposed }: PolicyHistory, { locale, scopes }: DashboardContext) {
  const words = translator(locale, "policy.obstacle");
  if (!scopes.has("policies:write")) return words("readOnly");
  return proposed ? words("waiting") : undefined;
}
