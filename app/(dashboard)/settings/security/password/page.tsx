import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { changePasswordAction } from "#app/(dashboard)/settings/security/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { Field } from "#components/field";
import { Notice } from "#components/notice";
import { PageHead } from "#components/page-head";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { isFreshlyProven } from "#domain/access/require-fresh-proof";
import { passwordLength } from "#domain/people/new-password";
import { hasSecondFactor } from "#domain/second-factors/factors-of";
import { listFactors } from "#domain/second-factors/list-factors";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "changePassword")("title") };
}

/** Where one gives oneself another password. */
export default async function ChangePasswordPage() {
  const ctx = await dashboardContext();
  if (!ctx.scopes.has("factors:write")) forbidden();
  const words = translator(ctx.locale, "changePassword");
  return (
    <div className="max-w-[36rem]">
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        back={{
          href: "/settings/security",
          label: translator(ctx.locale, "security")("title"),
        }}
      />
      <Card>
        <ActionForm action={changePasswordAction}>
          {/* For the browser's own list of passwords. */}
          <input type="email" autoComplete="username" readOnly hidden defaultValue={ctx.email} />
          <Current ctx={ctx} />
          <Field name="password" label={words("password")} help={words("passwordHelp")}>
            <TextInput
              type="password"
              autoComplete="new-password"
              minLength={passwordLength.least}
              maxLength={passwordLength.most}
            />
          </Field>
          <SubmitButton>{words("submit")}</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  );
}

/** Asks for the password of now, but not who has shown a moment ago that it is they. */
async function Current({ ctx }: { readonly ctx: DashboardContext }) {
  const words = translator(ctx.locale, "changePassword");
  if (isFreshlyProven(ctx)) return <Notice tone="told">{words("proven")}</Notice>;
  const hasOther = hasSecondFactor(await shown(listFactors(ctx)));
  return (
    <Field
      name="currentPassword"
      label={words("current")}
      help={words(hasOther ? "currentHelp" : "currentHelpNoFactor")}
      optional={hasOther ? translator(ctx.locale, "field")("optional") : undefined}
    >
      <TextInput type="password" autoComplete="current-password" maxLength={1024} autoFocus />
    </Field>
  );
}
