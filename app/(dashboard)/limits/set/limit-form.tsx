import type { AskedLimit, LimitField } from "#app/(dashboard)/limits/asked-limit";
import { partName } from "#app/(dashboard)/limits/part-name";
import { contracts } from "#app/v1/contracts";
import { Button } from "#components/button";
import { Field } from "#components/field";
import { type Choice, Select } from "#components/select";
import { TextInput } from "#components/text-input";
import { everyAddress, subjectOfRoute } from "#domain/rate-limits/limit-rules";
import type { RateLimitList } from "#domain/rate-limits/list-rate-limits";
import type { DashboardContext } from "#http/session";
import { type Locale, translator } from "#messages/translator";

interface LimitFormProps {
  readonly ctx: DashboardContext;
  readonly list: RateLimitList;
  readonly asked: AskedLimit;
  /** The fields whose numbers cannot be set. */
  readonly faults: readonly LimitField[];
}

/** What is limited, and by how much; sending it only tries it, and its address can be sent on. */
export function LimitForm({ ctx: { locale }, list, asked, faults }: LimitFormProps) {
  const words = translator(locale, "limits");
  const { most } = list;
  return (
    <form method="get" action="/limits/set" className="space-y-5">
      <Field name="subject" label={words("subject")} help={words("subjectHelp")}>
        <Select choices={choices(list, locale)} defaultValue={asked.subject} />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField name="rate" most={most.ratePerSecond} {...{ asked, faults, locale }} />
        <NumberField name="burst" most={most.burst} {...{ asked, faults, locale }} />
        <NumberField name="calls_per_day" most={most.callsPerDay} {...{ asked, faults, locale }} />
        <NumberField name="in_flight" most={most.inFlight} {...{ asked, faults, locale }} />
      </div>
      <p className="text-sm text-ink-faint">{words("empty")}</p>
      <Button type="submit" variant="primary">
        {words("try")}
      </Button>
    </form>
  );
}

interface NumberFieldProps extends Pick<LimitFormProps, "asked" | "faults"> {
  readonly name: LimitField;
  readonly most: number;
  readonly locale: Locale;
}

function NumberField({ name, most, asked, faults, locale }: NumberFieldProps) {
  const words = translator(locale, "limits");
  return (
    <Field
      name={name}
      label={words(`fields.${name}`)}
      help={words("atMost", { most })}
      optional={translator(locale, "field")("optional")}
      error={
        faults.includes(name)
          ? translator(locale, "fieldErrors")(`parameter_invalid_${name}`)
          : undefined
      }
    >
      <TextInput inputMode="numeric" maxLength={10} autoComplete="off" defaultValue={asked[name]} />
    </Field>
  );
}

const routes = [
  ...new Set(Object.values(contracts).map(({ method, path }) => `${method} ${path}`)),
];

function choices({ parts }: RateLimitList, locale: Locale): readonly Choice[] {
  const words = translator(locale, "limits");
  const known = parts
    .filter(({ by }) => by === "account" || by === "key")
    .map((part) => ({ value: part.subject, label: partName(part, locale) }));
  return [
    ...known,
    { value: everyAddress, label: words("eachAddress") },
    ...routes.toSorted().map((route) => ({ value: subjectOfRoute(route), label: route })),
  ];
}
