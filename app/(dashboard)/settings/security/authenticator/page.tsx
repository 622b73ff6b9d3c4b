import type { Metadata } from "next";
import { renderSVG } from "uqr";
import { confirmTotpAction } from "#app/(dashboard)/settings/security/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { Field } from "#components/field";
import { ObjectId } from "#components/object-id";
import { PageHead } from "#components/page-head";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { showTotp } from "#domain/second-factors/show-totp";
import { totpAddress } from "#domain/second-factors/totp";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "security")("setUp") };
}

/** Shows the secret to an authenticator, and takes its first code. */
export default async function AuthenticatorPage() {
  const ctx = await dashboardContext();
  const secret = await shown(showTotp(ctx));
  const words = translator(ctx.locale, "security");
  const picture = renderSVG(totpAddress(secret, ctx.email), { border: 3, ecc: "M" });
  const source = `data:image/svg+xml;base64,${Buffer.from(picture).toString("base64")}`;
  return (
    <div className="max-w-[36rem]">
      <PageHead
        title={words("setUp")}
        sentence={words("setUpSentence")}
        back={{ href: "/settings/security", label: words("title") }}
      />
      <Card>
        <div className="mb-5 flex flex-wrap items-start gap-5">
          <img
            src={source}
            alt={words("picture")}
            width={176}
            height={176}
            className="rounded-control border border-line bg-white"
          />
          <div className="min-w-0 grow basis-48 text-sm">
            <p className="text-ink-soft">{words("typeInstead")}</p>
            <p className="mt-2 font-mono wrap-anywhere select-all">
              <ObjectId id={secret} whole />
            </p>
          </div>
        </div>
        <ActionForm action={confirmTotpAction}>
          <Field name="code" label={words("firstCode")} help={words("firstCodeHelp")}>
            <TextInput autoComplete="one-time-code" inputMode="numeric" mono maxLength={10} />
          </Field>
          <SubmitButton>{words("confirm")}</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  );
}
