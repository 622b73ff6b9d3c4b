import {
  changeApplicationAction,
  decideApplicationAction,
} from "#app/(dashboard)/applications/actions";
import { ApplicationFields } from "#components/applications/application-fields";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Field } from "#components/field";
import { Notice } from "#components/notice";
import { Textarea } from "#components/textarea";
import {
  type ApplicationDecision,
  type ApprovalStanding,
  decisionsOpen,
  isOpen,
} from "#domain/applications/application";
import type { ListedApplication } from "#domain/applications/list-applications";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { obstacleToReview } from "./obstacle-to-review.ts";

interface ChangeProps {
  readonly application: ListedApplication;
  readonly ctx: DashboardContext;
}

interface MovesProps extends ChangeProps {
  /** How the reader stands to its approval. */
  readonly standing: ApprovalStanding;
}

/** What can be done with an application as it stands. */
export function ApplicationMoves({ application, standing, ctx }: MovesProps) {
  const decided = { application, standing, ctx };
  return (
    <>
      {isOpen(application) && <Change application={application} ctx={ctx} />}
      {decisionsOpen(application)
        .toReversed()
        .map((decision) => (
          <Decide key={decision} decision={decision} {...decided} />
        ))}
    </>
  );
}

function Change({ application, ctx: { locale, scopes } }: ChangeProps) {
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

function Decide({ decision, application, standing, ctx }: DecideProps) {
  const { locale } = ctx;
  const words = translator(locale, "applications");
  const { name } = application;
  const isApproval = decision === "approve";
  return (
    <ConfirmDialog
      id={`${decision}-application`}
      trigger={words(decision)}
      variant={looks[decision]}
      reason={obstacleToReview(isApproval ? standing : "free", ctx)}
      title={words(`${decision}Title`, { name })}
      sentence={words(`${decision}Sentence`)}
      action={decideApplicationAction}
      submit={words(decision)}
      locale={locale}
    >
      <input type="hidden" name="applicationId" value={application.id} />
      <input type="hidden" name="decision" value={decision} />
      {isApproval && standing === "alone" && (
        <Notice tone="careful">{words("selfReviewAlone")}</Notice>
      )}
      {!isApproval && (
        <Field name="reason" label={words("reason")}>
          <Textarea maxLength={500} />
        </Field>
      )}
    </ConfirmDialog>
  );
}
