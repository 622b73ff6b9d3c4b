import { clsx } from "clsx";
import type { Metadata } from "next";
import { debugSignatureAction } from "#app/(dashboard)/webhooks/debugger/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { Field } from "#components/field";
import { PageHead } from "#components/page-head";
import { Select } from "#components/select";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { Textarea } from "#components/textarea";
import { listEndpoints } from "#domain/webhook-endpoints/list-endpoints";
import { mostEndpoints, type WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { toleranceSeconds } from "#domain/webhook-signatures/explain-signature";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { type Locale, translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "signatureDebugger")("title") };
}

/** Where one pastes what a program got, and is told why its signature holds or fails. */
export default async function DebuggerPage({ searchParams }: PageProps<"/webhooks/debugger">) {
  const ctx = await dashboardContext();
  const { rows: endpoints } = await shown(listEndpoints(ctx, { limit: mostEndpoints }));
  const { endpoint: asked } = await searchParams;
  const { locale } = ctx;
  const words = translator(locale, "signatureDebugger");
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        back={{ href: "/webhooks", label: translator(locale, "webhooks")("title") }}
      />
      <div className="grid items-start gap-6 *:min-w-0 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Card title={words("formTitle")}>
          <ActionForm action={debugSignatureAction}>
            <Received locale={locale} />
            <Secret
              endpoints={endpoints}
              asked={endpoints.find(({ id }) => id === asked)?.id}
              locale={locale}
            />
            <SubmitButton>{words("submit")}</SubmitButton>
          </ActionForm>
        </Card>
        <Explained locale={locale} />
      </div>
    </>
  );
}

function Received({ locale }: { readonly locale: Locale }) {
  const words = translator(locale, "signatureDebugger");
  return (
    <>
      <Field name="header" label={words("header")} help={words("headerHelp")}>
        <Textarea mono rows={2} spellCheck={false} autoComplete="off" maxLength={4_000} />
      </Field>
      <Field name="body" label={words("body")} help={words("bodyHelp")}>
        <Textarea mono rows={10} spellCheck={false} autoComplete="off" />
      </Field>
    </>
  );
}

interface SecretProps {
  readonly endpoints: readonly WebhookEndpoint[];
  readonly asked: string | undefined;
  readonly locale: Locale;
}

function Secret({ endpoints, asked, locale }: SecretProps) {
  const words = translator(locale, "signatureDebugger");
  const optional = translator(locale, "webhooks")("optional");
  return (
    <>
      <Field name="endpointId" label={words("endpoint")} help={words("endpointHelp")}>
        <Select
          defaultValue={asked ?? endpoints[0]?.id ?? ""}
          choices={[
            ...endpoints.map(({ id, url }) => ({ value: id, label: url })),
            { value: "", label: words("endpointNone") },
          ]}
        />
      </Field>
      <Field name="secret" label={words("secret")} optional={optional} help={words("secretHelp")}>
        <TextInput mono autoComplete="off" spellCheck={false} maxLength={500} />
      </Field>
      <Field name="at" label={words("at")} optional={optional} help={words("atHelp")}>
        <TextInput mono autoComplete="off" spellCheck={false} maxLength={40} />
      </Field>
    </>
  );
}

function Explained({ locale }: { readonly locale: Locale }) {
  const words = translator(locale, "signatureDebugger");
  const rules = ["read", "signed", "time", "raw"] as const;
  const minutes = toleranceSeconds / 60;
  return (
    <Card title={words("explainTitle")}>
      <ol
        className={clsx("list-decimal space-y-2 pl-4 text-sm text-ink-soft marker:text-ink-faint")}
      >
        {rules.map((rule) => (
          <li key={rule}>{words(`explain.${rule}`, { minutes })}</li>
        ))}
      </ol>
    </Card>
  );
}
