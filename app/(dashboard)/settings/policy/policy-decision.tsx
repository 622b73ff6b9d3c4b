import { clsx } from "clsx";
import {
  approvePolicyAction,
  rejectPolicyAction,
  withdrawPolicyAction,
} from "#app/(dashboard)/settings/policy/actions";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Field } from "#components/field";
import { Textarea } from "#components/textarea";
import type { RefundPolicy } from "#domain/refund-policies/refund-policy";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface PolicyDecisionProps {
  readonly policy: RefundPolicy;
  readonly ctx: DashboardContext;
}

/** The ways to end a proposal: yes, no with a reason, and for its author, to take it back. */
export function PolicyDecision({ policy, ctx }: PolicyDecisionProps) {
  const { locale } = ctx;
  const isOwn = policy.proposedBy === ctx.actor.id;
  const words = translator(locale, "policy");
  const obstacle = obstacleToDecide(isOwn, ctx);
  return (
    <div
      className={clsx(
        "flex flex-wrap items-center justify-between gap-3 border-t border-line px-4",
        "py-3 sm:px-5",
      )}
    >
      <p className="text-sm text-ink-faint">{obstacle ?? words("yourTurn")}</p>
      <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:*:grow">
        {isOwn && <Withdraw policy={policy} ctx={ctx} />}
        <Reject policy={policy} obstacle={obstacle} ctx={ctx} />
        <ConfirmDialog
          id="approve-policy"
          trigger={words("approve")}
          variant="primary"
          reason={obstacle}
          title={words("approveTitle")}
          sentence={words("approveSentence")}
          action={approvePolicyAction}
          submit={words("approveSubmit")}
          locale={locale}
        >
          <input type="hidden" name="policyId" value={policy.id} />
        </ConfirmDialog>
      </div>
    </div>
  );
}

/** Why the reader cannot decide, in words; undefined where they can. */
function obstacleToDecide(isOwn: boolean, { locale, scopes }: DashboardContext) {
  const words = translator(locale, "policy.obstacle");
  if (!scopes.has("policies:approve")) return words("role");
  return isOwn ? words("self") : undefined;
}

interface RejectProps extends PolicyDecisionProps {
  readonly obstacle: string | undefined;
}

function Reject({ policy, obstacle, ctx }: RejectProps) {
  const words = translator(ctx.locale, "policy");
  return (
    <ConfirmDialog
      id="reject-policy"
      trigger={words("reject")}
      reason={obstacle}
      title={words("rejectTitle")}
      sentence={words("rejectSentence")}
      action={rejectPolicyAction}
      submit={words("reject")}
      locale={ctx.locale}
    >
      <input type="hidden" name="policyId" value={policy.id} />
      <Field name="reason" label={words("rejectReason")} help={words("rejectReasonHelp")}>
        <Textarea rows={3} maxLength={500} />
      </Field>
    </ConfirmDialog>
  );
}

function Withdraw({ policy, ctx }: PolicyDecisionProps) {
  const words = translator(ctx.locale, "policy");
  return (
    <ConfirmDialog
      id="withdraw-policy"
      trigger={words("withdraw")}
      variant="ghost"
      title={words("withdrawTitle")}
      sentence={words("withdrawSentence")}
      action={withdrawPolicyAction}
      submit={words("withdraw")}
      locale={ctx.locale}
    >
      <input type="hidden" name="policyId" value={policy.id} />
    </ConfirmDialog>
  );
}
