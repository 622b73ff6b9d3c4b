import {
  changeApplicationAction,
  decideApplicationAction,
} from "#app/(dashboard)/applications/actions";
import { ApplicationFields } from "#components/applications/application-fields";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Field } from "#components/field";
import { Textarea } from "#components/textarea";
import { type ApplicationDecision, decisionsOpen, isOpen } from "#domain/applications/application";
import type { ListedApplication } from "#domain/applications/list-applications";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface MovesProps {
  readonly application: ListedApplication;
  readonly ctx: DashboardContext;
}

/** What can be done with an application as it stands. */
export function ApplicationMoves({ application, ctx }: MovesProps) {
  return (
    <>
      {isOpen(application) && <Change application={application} ctx={ctx} />}
      {decisionsOpen(application)
        .toReversed()
        .map((decision) => (
          <Decide key={decision} decision={decision} application={application} ctx={ctx} />
        ))}
    </>
  );
}

function Change({ application, ctx: { locale, scopes } }: MovesProps) {
  const words = translator(locale, "applications");
  return (
    <ConfirmDialog
      id="change-application"
      trigger={words("change")}
      reason={scopes.has("applications:write") ? undefined : words("readOnly")}
      title={words("changeTitle", { name: application.name })}
      sentence={words("changeSentence")}
      action={changeApplicationAction}
      submit={words("save")}
      locale={locale}
    >
      <input type="hidden" name="applicationId" value={application.id} />
      <ApplicationFields known={application} locale={locale} />
    </ConfirmDialog>
  );
}

interface DecideProps extends MovesProps {
  readonly decision: ApplicationDecision;
}

const looks = { approve: "primary", reject: "secondary", suspend: "danger" } as const;

function Decide({ decision, application, ctx: { locale, scopes } }: DecideProps) {
  const words = translator(locale, "applications");
  const { name } = application;
  return (
    <ConfirmDialog
      id={`${decision}-application`}
      trigger={words(decision)}
      variant={looks[decision]}
      reason={scopes.has("applications:review") ? undefined : words("reviewOnly")}
      title={words(`${decision}Title`, { name })}
      sentence={words(`${decision}Sentence`)}
      action={decideApplicationAction}
      submit={words(decision)}
      locale={locale}
    >
      <input type="hidden" name="applicationId" value={application.id} />
      <input type="hidden" name="decision" value={decision} />
      {decision !== "approve" && (
        <Field name="reason" label={words("reason")}>
          <Textarea maxLength={500} />
        </Field>
      )}
    </ConfirmDialog>
  );
}
