import type { Metadata } from "next";
import { requestPaymentAction } from "#app/(dashboard)/payment-links/actions";
import { requestHindrance } from "#app/(dashboard)/payment-links/request-hindrance";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { Field } from "#components/field";
import { PageHead } from "#components/page-head";
import { ExpiryField } from "#components/payments/expiry-field";
import { NothingToMove } from "#components/payments/nothing-to-move";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { currentLocale, type DashboardContext, dashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { randomToken } from "#platform/random";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "paymentLink")("request") };
}

/** How a merchant without a program takes money: the amount, and what for. */
export default async function RequestPaymentPage() {
  const ctx = await dashboardContext();
  const words = translator(ctx.locale, "paymentLink");
  const hindrance = requestHindrance(ctx);
  const back = { href: "/payment-links", label: words("title") } as const;
  return (
    <>
      <PageHead back={back} title={words("request")} sentence={words("requestSentence")} />
      {hindrance === undefined ? (
        <div className="max-w-[34rem]">
          <Card>
            <RequestForm ctx={ctx} />
          </Card>
        </div>
      ) : (
        <NothingToMove reason={hindrance} back={back} />
      )}
    </>
  );
}

function RequestForm({ ctx: { locale, account } }: { readonly ctx: DashboardContext }) {
  const words = translator(locale, "paymentLink");
  const optional = translator(locale, "field")("optional");
  return (
    <ActionForm action={requestPaymentAction}>
      <input type="hidden" name="sending" value={randomToken()} />
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-4">
        <Field
          name="amount"
          label={translator(locale, "words")("amount")}
          help={words("amountHelp")}
        >
          <TextInput mono inputMode="decimal" autoComplete="off" maxLength={40} />
        </Field>
        <Field name="currency" label={words("currency")}>
          <TextInput
            mono
            defaultValue={account.defaultCurrency}
            autoCapitalize="characters"
            autoComplete="off"
            maxLength={3}
          />
        </Field>
      </div>
      <Field
        name="description"
        label={words("description")}
        help={words("descriptionHelp")}
        optional={optional}
      >
        <TextInput autoComplete="off" maxLength={1_000} />
      </Field>
      <Field
        name="customer"
        label={words("customer")}
        help={words("customerHelp")}
        optional={optional}
      >
        <TextInput mono autoComplete="off" maxLength={255} />
      </Field>
      <ExpiryField locale={locale} />
      <SubmitButton>{words("requestSubmit")}</SubmitButton>
    </ActionForm>
  );
}
