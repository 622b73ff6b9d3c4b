import { allowLegacyGrantsAction } from "#app/(dashboard)/applications/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { ChoiceGroup } from "#components/choice-group";
import { Notice } from "#components/notice";
import { SubmitButton } from "#components/submit-button";
import type { ApprovalStanding } from "#domain/applications/application";
import type { ListedApplication } from "#domain/applications/list-applications";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { obstacleToReview } from "./obstacle-to-review.ts";

interface LegacyGrantsProps {
  readonly application: ListedApplication;
  /** How the reader stands to its approval. */
  readonly standing: ApprovalStanding;
  readonly ctx: DashboardContext;
}

/** What an admin may allow against advice, with the advice. */
export function LegacyGrants({ application, standing, ctx }: LegacyGrantsProps) {
  const words = translator(ctx.locale, "applications");
  const { id, allowsImplicit, allowsPassword } = application;
  // Whatever is allowed can be taken back by anyone who reviews.
  const isTakenBack = allowsImplicit || allowsPassword;
  return (
    <Card title={words("legacy")}>
      <ActionForm action={allowLegacyGrantsAction}>
        <Notice tone="careful">{words("legacyWarning")}</Notice>
        <input type="hidden" name="applicationId" value={id} />
        <ChoiceGroup
          name="grants"
          legend={words("legacyLegend")}
          kind="checkbox"
          choices={[
            { value: "implicit", label: words("implicit") },
            { value: "password", label: words("password") },
          ]}
          chosen={[
            ...(allowsImplicit ? ["implicit"] : []),
            ...(allowsPassword ? ["password"] : []),
          ]}
        />
        <SubmitButton
          variant="secondary"
          reason={obstacleToReview(isTakenBack ? "free" : standing, ctx)}
        >
          {words("legacySave")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
