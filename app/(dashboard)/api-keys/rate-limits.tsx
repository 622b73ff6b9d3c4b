import { setRateLimitAction } from "#app/(dashboard)/api-keys/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { type Fact, Facts } from "#components/facts";
import { Field } from "#components/field";
import { Select } from "#components/select";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import type { LimitedKey, RateLimitList } from "#domain/rate-limits/list-rate-limits";
import type { RateLimit } from "#domain/rate-limits/token-bucket";
import type { DashboardContext } from "#http/session";
import { type Locale, translator } from "#messages/translator";

interface RateLimitsProps {
  readonly ctx: DashboardContext;
  readonly list: RateLimitList;
}

/** How often programs may call: what is in force, and a form that sets it. */
export function RateLimits({ ctx, list }: RateLimitsProps) {
  const words = translator(ctx.locale, "rateLimits");
  return (
    <div className="mt-8 grid items-start gap-6 *:min-w-0 xl:grid-cols-2">
      <Card title={words("title")}>
        <p className="mb-4 text-ink-soft">{words("sentence")}</p>
        <Facts facts={limitFacts(list, ctx.locale)} />
      </Card>
      <Card title={words("set")}>
        <LimitForm ctx={ctx} list={list} />
      </Card>
    </div>
  );
}

function limitFacts(list: RateLimitList, locale: Locale): readonly Fact[] {
  const words = translator(locale, "rateLimits");
  const own = list.keys.filter((key) => key.own);
  return [
    { term: words("account"), value: limitText(list.account, locale) },
    ...own.map((key) => ({ term: keyText(key), value: limitText(key.own, locale) })),
    {
      term: words(own.length > 0 ? "otherKeys" : "everyKey"),
      value: limitText(list.otherKeys, locale),
    },
  ];
}

function limitText(limit: RateLimit | undefined, locale: Locale): string {
  const words = translator(locale, "rateLimits");
  if (!limit) return words("none");
  return words("limit", { rate: limit.ratePerSecond, burst: limit.burst });
}

function keyText({ name, hint }: LimitedKey): string {
  return `${name} (${hint})`;
}

function LimitForm({ ctx, list }: RateLimitsProps) {
  const words = translator(ctx.locale, "rateLimits");
  const optional = translator(ctx.locale, "field")("optional");
  const mayWrite = ctx.scopes.has("rate_limits:write");
  return (
    <ActionForm action={setRateLimitAction}>
      <Field name="subject" label={words("subject")}>
        <Select
          choices={[
            { value: ctx.account.id, label: words("account") },
            ...list.keys.map((key) => ({ value: key.id, label: keyText(key) })),
          ]}
        />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          name="rate"
          label={words("rate")}
          help={words("atMost", { most: list.most.ratePerSecond })}
          optional={optional}
        >
          <TextInput inputMode="numeric" maxLength={7} autoComplete="off" />
        </Field>
        <Field
          name="burst"
          label={words("burst")}
          help={words("atMost", { most: list.most.burst })}
          optional={optional}
        >
          <TextInput inputMode="numeric" maxLength={7} autoComplete="off" />
        </Field>
      </div>
      <p className="text-sm text-ink-faint">{words("empty")}</p>
      <SubmitButton variant="secondary" reason={mayWrite ? undefined : words("readOnly")}>
        {words("save")}
      </SubmitButton>
    </ActionForm>
  );
}
