import { setAlertRuleAction } from "#app/(dashboard)/settings/alerts/actions";
import { valueText } from "#app/(dashboard)/settings/alerts/value-text";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { ChoiceGroup } from "#components/choice-group";
import { Field } from "#components/field";
import { StatusBadge } from "#components/status-badge";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import type { AlertStanding } from "#domain/alerts/alert-standings";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface RuleCardProps {
  readonly standing: AlertStanding;
  readonly ctx: DashboardContext;
}

/** One kind of alert: what is true now, and when people want to hear of it. */
export function RuleCard({ standing, ctx }: RuleCardProps) {
  const { locale, scopes } = ctx;
  const { kind, isOn, threshold, windowMinutes } = standing.threshold;
  const words = translator(locale, "alerts");
  const isLatency = kind === "latency";
  return (
    <Card title={translator(locale, "alerts.kind")(kind)} action={<State {...{ standing, ctx }} />}>
      <p className="mb-4 text-sm text-ink-soft">{translator(locale, "alerts.help")(kind)}</p>
      <Current standing={standing} ctx={ctx} />
      <ActionForm action={setAlertRuleAction}>
        <input type="hidden" name="kind" value={kind} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="threshold" label={words(isLatency ? "thresholdMs" : "thresholdPercent")}>
            <TextInput
              type="number"
              min={isLatency ? 1 : 0.1}
              max={isLatency ? 60_000 : 100}
              step={isLatency ? 1 : 0.1}
              defaultValue={isLatency ? threshold : threshold / 10}
            />
          </Field>
          <Field name="windowMinutes" label={words("window")}>
            <TextInput type="number" min={1} max={60} step={1} defaultValue={windowMinutes} />
          </Field>
        </div>
        <ChoiceGroup
          name="isOn"
          kind="checkbox"
          legend={words("byEmail")}
          chosen={isOn ? ["on"] : []}
          choices={[{ value: "on", label: words("alertPeople") }]}
        />
        <SubmitButton
          variant="secondary"
          reason={scopes.has("alerts:write") ? undefined : words("mayNot")}
        >
          {words("save")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}

function Current({ standing: { threshold, measure }, ctx: { locale } }: RuleCardProps) {
  const words = translator(locale, "alerts");
  const { kind, windowMinutes: minutes } = threshold;
  const unit = kind === "deliveries" ? "ofDeliveries" : "ofRequests";
  return (
    <p className="mb-5">
      <span className="text-2xl font-semibold tabular-nums">
        {measure.value === null ? "—" : valueText(kind, measure.value, locale)}
      </span>{" "}
      <span className="text-sm text-ink-soft">
        {words(measure.value === null ? "tooFew" : unit, { count: measure.counted, minutes })}
      </span>
    </p>
  );
}

function State({ standing: { open, threshold }, ctx: { locale } }: RuleCardProps) {
  const words = translator(locale, "alerts");
  if (open) return <StatusBadge tone="bad" label={words("active")} />;
  if (!threshold.isOn) return <StatusBadge tone="quiet" label={words("off")} />;
  return <StatusBadge tone="good" label={words("calm")} />;
}
