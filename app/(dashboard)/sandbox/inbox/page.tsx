import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { createInboxAction } from "#app/(dashboard)/sandbox/inbox/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { Field } from "#components/field";
import { LinkButton } from "#components/link-button";
import { PageHead } from "#components/page-head";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { type ListedInbox, listInboxes } from "#domain/webhook-inbox/list-inboxes";
import { listMessages } from "#domain/webhook-inbox/list-messages";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { InboxFacts } from "./inbox-facts.tsx";
import { InboxMessages } from "./inbox-messages.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "inbox")("title") };
}

const shownMessages = 20;

/** Receivers that are already there, and what came to the one that is looked at. */
export default async function InboxPage({ searchParams }: PageProps<"/sandbox/inbox">) {
  const ctx = await dashboardContext();
  if (ctx.account.mode === "live") notFound();
  const inboxes = await shown(listInboxes(ctx));
  const { inbox: asked } = await searchParams;
  const open = inboxes.find(({ inbox }) => inbox.id === asked) ?? inboxes[0];
  const words = translator(ctx.locale, "inbox");
  return (
    <>
      <PageHead title={words("title")} sentence={words("sentence")} />
      <div className="space-y-6">
        {inboxes.length > 1 && <Tabs inboxes={inboxes} open={open} ctx={ctx} />}
        {open && <OpenInbox listed={open} ctx={ctx} />}
        {!open && (
          <div className="rounded-card border border-line bg-card">
            <EmptyState sentence={words("none")} />
          </div>
        )}
        <CreateInbox ctx={ctx} />
      </div>
    </>
  );
}

interface TabsProps {
  readonly inboxes: readonly ListedInbox[];
  readonly open: ListedInbox | undefined;
  readonly ctx: DashboardContext;
}

function Tabs({ inboxes, open, ctx }: TabsProps) {
  const words = translator(ctx.locale, "inbox");
  return (
    <nav aria-label={words("title")} className="flex flex-wrap gap-2">
      {inboxes.map(({ inbox, kept }) => (
        <LinkButton
          key={inbox.id}
          href={`/sandbox/inbox?inbox=${inbox.id}`}
          size="small"
          variant={inbox.id === open?.inbox.id ? "primary" : "secondary"}
        >
          {`${inbox.name} · ${kept}`}
        </LinkButton>
      ))}
    </nav>
  );
}

interface OpenInboxProps {
  readonly listed: ListedInbox;
  readonly ctx: DashboardContext;
}

async function OpenInbox({ listed, ctx }: OpenInboxProps) {
  const { inbox, kept } = listed;
  const messages = await listMessages(ctx, { inboxId: inbox.id, limit: shownMessages });
  return (
    <div className="grid items-start gap-6 *:min-w-0 xl:grid-cols-[22rem_minmax(0,1fr)]">
      <InboxFacts listed={listed} ctx={ctx} />
      <InboxMessages inbox={inbox} kept={kept} messages={messages} ctx={ctx} />
    </div>
  );
}

function CreateInbox({ ctx }: { readonly ctx: DashboardContext }) {
  const words = translator(ctx.locale, "inbox");
  const mayWrite = ctx.scopes.has("webhooks:write");
  return (
    <Card title={words("createTitle")}>
      <ActionForm action={createInboxAction}>
        <Field name="name" label={words("name")} help={words("nameHelp")}>
          <TextInput autoComplete="off" maxLength={100} />
        </Field>
        <SubmitButton variant="secondary" reason={mayWrite ? undefined : words("readOnly")}>
          {words("create")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
