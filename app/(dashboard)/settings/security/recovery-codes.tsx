import { renewCodesAction } from "#app/(dashboard)/settings/security/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { Notice } from "#components/notice";
import { SubmitButton } from "#components/submit-button";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface RecoveryCodesProps {
  readonly ctx: DashboardContext;
  readonly left: number;
  /** There is nothing yet that codes could stand in for. */
  readonly lacks: boolean;
}

/** The codes for the day on which phone and keys are lost. */
export function RecoveryCodes({ ctx, left, lacks }: RecoveryCodesProps) {
  const words = translator(ctx.locale, "security");
  const barred = ctx.scopes.has("factors:write") ? undefined : words("byProvider");
  const reason = lacks ? words("factorFirst") : barred;
  return (
    <Card title={words("codes")}>
      <p className="mb-4 text-ink-soft">{words("codesSentence")}</p>
      {!lacks && left === 0 && (
        <div className="mb-4">
          <Notice tone="careful">{words("noCodes")}</Notice>
        </div>
      )}
      <p className="mb-4 text-sm text-ink-faint">{words("codesLeft", { count: left })}</p>
      <ActionForm action={renewCodesAction}>
        <SubmitButton variant="secondary" reason={reason}>
          {words(left === 0 ? "makeCodes" : "renewCodes")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
