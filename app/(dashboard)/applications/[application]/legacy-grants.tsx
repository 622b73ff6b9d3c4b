import { allowLegacyGrantsAction } from "#app/(dashboard)/applications/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { ChoiceGroup } from "#components/choice-group";
import { Notice } from "#components/notice";
import { SubmitButton } from "#components/submit-button";
import type { ListedApplication } from "#domain/applications/list-applications";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface LegacyGrantsProps {
  readonly application: ListedApplication;
  readonly ctx: DashboardContext;
}

/** What an admin may allow against advice, with the advice. */
export function LegacyGrants({ application, ctx: { locale, scopes } }: LegacyGrantsProps) {
  const words = translator(locale, "applications");
  const { id, allowsImplicit, allowsPassword } = application;
  return (
    <Card title={words("legacy")}>
      <ActionForm action={allowLegacyGrantsAction}>
        <Notice tone="careful">{words("legacyWarning")}</Notice>
        <input type="hidden" name="applicationId" value={id} />
        <ChoiceGroup
          name="grants"
          legend={words("legacy")}
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
          variant="danger"
          reason={scopes.has("applications:review") ? undefined : words("reviewOnly")}
        >
          {words("legacySave")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
