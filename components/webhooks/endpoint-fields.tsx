import { ChoiceGroup } from "#components/choice-group";
import { Field } from "#components/field";
import { TextInput } from "#components/text-input";
import { Textarea } from "#components/textarea";
import { eventGroups, shownChoice } from "#components/webhooks/event-groups";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { type Locale, translator } from "#messages/translator";

interface EndpointFieldsProps {
  readonly known?: WebhookEndpoint;
  readonly locale: Locale;
}

/** Where an endpoint is and which events it takes. */
export function EndpointFields({ known, locale }: EndpointFieldsProps) {
  const words = translator(locale, "webhooks");
  const { ticked, others } = shownChoice(known?.enabledEvents ?? []);
  const choices = eventGroups.map(({ key, pattern }) => ({
    value: pattern,
    label: words(`groups.${key}`),
    help: pattern,
  }));
  return (
    <>
      <Field name="url" label={words("url")} help={words("urlHelp")}>
        <TextInput
          mono
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={2_048}
          placeholder="https://shop.example.com/webhooks"
          defaultValue={known?.url}
        />
      </Field>
      <Field
        name="description"
        label={words("description")}
        optional={words("optional")}
        help={words("descriptionHelp")}
      >
        <TextInput
          autoComplete="off"
          maxLength={1_000}
          defaultValue={known?.description ?? undefined}
        />
      </Field>
      <ChoiceGroup
        name="groups"
        legend={words("eventsLegend")}
        kind="checkbox"
        choices={choices}
        chosen={ticked}
        wide
      />
      <Field
        name="enabled_events"
        label={words("otherTypes")}
        optional={words("optional")}
        help={words("otherTypesHelp")}
      >
        <Textarea mono rows={2} spellCheck={false} defaultValue={others} />
      </Field>
    </>
  );
}
