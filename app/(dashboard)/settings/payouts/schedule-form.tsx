import { changeScheduleAction } from "#app/(dashboard)/settings/payouts/actions";
import { ActionForm } from "#components/action-form";
import { Field } from "#components/field";
import { Instant } from "#components/instant";
import { Select } from "#components/select";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import type { Account } from "#domain/access/context";
import type { DashboardContext } from "#http/session";
import { catalogue, type Locale, translator } from "#messages/translator";

interface ScheduleFormProps {
  readonly ctx: DashboardContext;
}

/** How often the balance is paid out by itself, and how long new money stays pending before. */
export function ScheduleForm({ ctx }: ScheduleFormProps) {
  const { account, locale } = ctx;
  const words = translator(locale, "payoutSettings");
  const mayWrite = ctx.scopes.has("settlement:schedule");
  const intervals = Object.entries(catalogue(locale).payoutSettings.intervals);
  return (
    <div className="group/schedule space-y-4">
      <p className="text-sm text-ink-soft">
        <NextPayout ctx={ctx} />
      </p>
      <ActionForm action={changeScheduleAction}>
        <Field name="interval" label={words("interval")} help={words("days")}>
          <Select
            defaultValue={account.payoutInterval}
            choices={intervals.map(([value, label]) => ({ value, label }))}
          />
        </Field>
        <div className="hidden group-has-[option[value=weekly]:checked]/schedule:block">
          <Weekday account={account} locale={locale} />
        </div>
        <div className="hidden group-has-[option[value=monthly]:checked]/schedule:block">
          <Field
            name="month_day"
            label={words("monthDay")}
            help={words("monthDayHelp")}
            optional=""
          >
            <TextInput
              inputMode="numeric"
              maxLength={2}
              defaultValue={String(account.payoutMonthDay ?? 1)}
            />
          </Field>
        </div>
        <Field name="delay_days" label={words("delay")} help={words("delayHelp")}>
          <TextInput
            inputMode="numeric"
            maxLength={2}
            defaultValue={String(account.settlementDelayDays)}
          />
        </Field>
        <SubmitButton variant="secondary" reason={mayWrite ? undefined : words("readOnly")}>
          {words("save")}
        </SubmitButton>
      </ActionForm>
    </div>
  );
}

function NextPayout({ ctx: { account, locale, timeZone } }: ScheduleFormProps) {
  const words = translator(locale, "payoutSettings");
  const { nextPayoutAt: next } = account;
  if (!next) return words("noNext");
  return words.rich("next", {
    time: () => <Instant value={next} zone={timeZone} locale={locale} />,
  });
}

interface WeekdayProps {
  readonly account: Account;
  readonly locale: Locale;
}

function Weekday({ account, locale }: WeekdayProps) {
  const format = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  // The fifth of January 1970 was a Monday.
  const monday = Temporal.PlainDate.from("1970-01-05").toZonedDateTime("UTC");
  const choices = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    value: String(day),
    label: format.format(monday.add({ days: day - 1 }).epochMilliseconds),
  }));
  return (
    <Field name="weekday" label={translator(locale, "payoutSettings")("weekday")} optional="">
      <Select defaultValue={String(account.payoutWeekday ?? 1)} choices={choices} />
    </Field>
  );
}
