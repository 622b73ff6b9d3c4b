import type { Metadata } from "next";
import { spendingTexts } from "#app/(dashboard)/api-keys/key-form";
import { setSpendingLimitsAction } from "#app/(dashboard)/limits/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { PageHead } from "#components/page-head";
import { SpendingFields } from "#components/spending-fields";
import { SubmitButton } from "#components/submit-button";
import { listSpendingLimits } from "#domain/spending-limits/list-spending-limits";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "limits")("setMoney") };
}

/** How much money may leave the account in a day, whoever asks for it. */
export default async function MoneyLimitsPage() {
  const ctx = await dashboardContext();
  const { locale } = ctx;
  const { ofAccount } = await shown(listSpendingLimits(ctx));
  const words = translator(locale, "limits");
  const reason = ctx.scopes.has("rate_limits:write") ? undefined : words("readOnly");
  return (
    <>
      <PageHead
        title={words("setMoney")}
        sentence={words("setMoneySentence")}
        back={{ href: "/limits", label: words("title") }}
      />
      <div className="max-w-[46rem]">
        <Card>
          <ActionForm action={setSpendingLimitsAction}>
            <SpendingFields
              help={words("moneyHelp")}
              values={spendingTexts(ofAccount)}
              locale={locale}
            />
            <SubmitButton reason={reason}>{words("saveMoney")}</SubmitButton>
          </ActionForm>
        </Card>
      </div>
    </>
  );
}
