import type { Metadata } from "next";
import { debugRequestAction } from "#app/(dashboard)/api-keys/signatures/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { CodeBox } from "#components/code-box";
import { Field } from "#components/field";
import { PageHead } from "#components/page-head";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { Textarea } from "#components/textarea";
import { requireScope } from "#domain/access/require-scope";
import { requiredComponents } from "#domain/signatures/request-profile";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "requestSignatures")("title") };
}

/** Where one pastes a request, and is told what it signs and what is wrong with it. */
export default async function RequestSignaturesPage() {
  const ctx = await dashboardContext();
  await shown((async () => requireScope(ctx, "api_keys:read"))());
  const words = translator(ctx.locale, "requestSignatures");
  const optional = translator(ctx.locale, "field")("optional");
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        back={{ href: "/api-keys", label: translator(ctx.locale, "apiKeys")("title") }}
      />
      <div className="grid items-start gap-6 *:min-w-0 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Card title={words("formTitle")}>
          <ActionForm action={debugRequestAction}>
            <Field name="text" label={words("text")} help={words("textHelp")}>
              <Textarea mono rows={16} spellCheck={false} autoComplete="off" />
            </Field>
            <Field name="at" label={words("at")} optional={optional} help={words("atHelp")}>
              <TextInput mono autoComplete="off" spellCheck={false} maxLength={40} />
            </Field>
            <SubmitButton>{words("submit")}</SubmitButton>
          </ActionForm>
        </Card>
        <Explained ctx={ctx} />
      </div>
    </>
  );
}

function Explained({ ctx }: { readonly ctx: DashboardContext }) {
  const words = translator(ctx.locale, "requestSignatures");
  const rules = ["covers", "says", "once", "host"] as const;
  const parameters = `created=…;expires=…;nonce="…";keyid="sgk_…";alg="…";tag="tollgate-request"`;
  const components = requiredComponents("POST", true)
    .map((name) => `"${name}"`)
    .join(" ");
  return (
    <Card title={words("explainTitle")}>
      <ol className="list-decimal space-y-2 pl-4 text-sm text-ink-soft marker:text-ink-faint">
        {rules.map((rule) => (
          <li key={rule}>{words(`explain.${rule}`)}</li>
        ))}
      </ol>
      <div className="mt-4">
        <CodeBox text={`sig1=(${components});${parameters}`} />
      </div>
    </Card>
  );
}
