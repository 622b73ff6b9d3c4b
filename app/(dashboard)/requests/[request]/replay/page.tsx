import type { Metadata } from "next";
import { objectAddress } from "#app/(dashboard)/object-address";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { Field } from "#components/field";
import { Notice } from "#components/notice";
import { PageHead } from "#components/page-head";
import { Select } from "#components/select";
import { SubmitButton } from "#components/submit-button";
import { Textarea } from "#components/textarea";
import type { NamedRequest } from "#domain/request-log/api-request";
import { listSandboxes } from "#domain/request-replays/list-sandboxes";
import { retrieveStory } from "#domain/request-stories/retrieve-story";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { AnswersCompared } from "./answers-compared.tsx";
import { replayAction } from "./replay-action.ts";
import { replayable } from "./replayable.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "replay")("title") };
}

/** A request once more, in a sandbox, and how its answer differs from the one it had. */
export default async function ReplayPage(props: PageProps<"/requests/[request]/replay">) {
  const ctx = await dashboardContext();
  const { request: requestId } = await props.params;
  const [story, opened] = await Promise.all([
    shown(retrieveStory(ctx, { requestId })),
    shown(listSandboxes(ctx)),
  ]);
  const accounts = opened.map(({ account }) => account);
  const { request } = story;
  const words = translator(ctx.locale, "replay");
  const back = { href: objectAddress(story.id) ?? "/requests", label: words("back") } as const;
  return (
    <>
      <PageHead title={words("title")} sentence={words("sentence")} back={back} />
      {request && accounts.length > 0 ? (
        <div className="space-y-6">
          <AnswersCompared story={story} asked={await props.searchParams} ctx={ctx} />
          <ReplayForm request={request} accounts={accounts} ctx={ctx} />
        </div>
      ) : (
        <EmptyState sentence={words(request ? "noSandbox" : "unlogged")} />
      )}
    </>
  );
}

interface ReplayFormProps {
  readonly request: NamedRequest;
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  readonly ctx: DashboardContext;
}

function ReplayForm({ request, accounts, ctx }: ReplayFormProps) {
  const words = translator(ctx.locale, "replay");
  const { parameters, replaced, missing } = replayable(request);
  const isElsewhere = ctx.account.mode === "live";
  return (
    <Card title={`${request.method} ${request.path}`}>
      <div className="mb-5 space-y-2">
        {isElsewhere && <Notice tone="careful">{words("otherObjects")}</Notice>}
        {replaced.length > 0 && (
          <Notice tone="told">{words("replaced", { names: replaced.join(", ") })}</Notice>
        )}
        {missing.length > 0 && (
          <Notice tone="careful">{words("missing", { names: missing.join(", ") })}</Notice>
        )}
      </div>
      <ActionForm action={replayAction}>
        <input type="hidden" name="request" value={request.id} />
        <Field name="account" label={words("account")}>
          <Select
            defaultValue={accounts.find(({ id }) => id === ctx.account.id)?.id ?? accounts[0]?.id}
            choices={accounts.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field name="parameters" label={words("parameters")} help={words("parametersHelp")}>
          <Textarea mono rows={12} defaultValue={JSON.stringify(parameters, null, 2)} />
        </Field>
        <SubmitButton variant="primary">{words("send")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
