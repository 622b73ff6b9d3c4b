import type { Metadata } from "next";
import { registerApplicationAction } from "#app/(dashboard)/applications/actions";
import { ActionForm } from "#components/action-form";
import { ApplicationFields } from "#components/applications/application-fields";
import { Card } from "#components/card";
import { PageHead } from "#components/page-head";
import { SubmitButton } from "#components/submit-button";
import { currentLocale, dashboardContext } from "#http/session";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "applications")("registerTitle") };
}

/** Takes an application in, and shows its secret this once. */
export default async function NewApplicationPage() {
  const ctx = await dashboardContext();
  const words = translator(ctx.locale, "applications");
  return (
    <>
      <PageHead
        title={words("registerTitle")}
        sentence={words("registerSentence")}
        back={{ href: "/applications", label: words("title") }}
      />
      <div className="max-w-[44rem]">
        <Card>
          <ActionForm action={registerApplicationAction}>
            <ApplicationFields locale={ctx.locale} />
            <SubmitButton
              reason={ctx.scopes.has("applications:write") ? undefined : words("readOnly")}
            >
              {words("register")}
            </SubmitButton>
          </ActionForm>
        </Card>
      </div>
    </>
  );
}
