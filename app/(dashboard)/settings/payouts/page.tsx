import type { Metadata } from "next";
import { Card } from "#components/card";
import { Columns } from "#components/columns";
import { PageHead } from "#components/page-head";
import { bankAccountRegister } from "#domain/reports/bank-account-register";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { BankAccounts } from "./bank-accounts.tsx";
import { RegisterBankAccount } from "./register-bank-account.tsx";
import { ScheduleForm } from "./schedule-form.tsx";
import { TestNumbers } from "./test-numbers.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "payoutSettings")("title") };
}

/** When the balance is paid out by itself, and to which bank accounts. */
export default async function PayoutSettingsPage() {
  const ctx = await dashboardContext();
  const register = await shown(bankAccountRegister(ctx));
  const words = translator(ctx.locale, "payoutSettings");
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        back={{ href: "/settings", label: translator(ctx.locale, "settings")("title") }}
      />
      <Columns
        aside={
          <>
            <Card title={words("schedule")}>
              <ScheduleForm ctx={ctx} />
            </Card>
            {ctx.account.mode === "sandbox" && <TestNumbers locale={ctx.locale} />}
          </>
        }
      >
        <BankAccounts register={register} ctx={ctx} />
        <RegisterBankAccount ctx={ctx} />
      </Columns>
    </>
  );
}
