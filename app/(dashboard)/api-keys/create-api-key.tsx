import { createApiKeyAction } from "#app/(dashboard)/api-keys/actions";
import { firstPaymentCall } from "#app/(dashboard)/payments/payments-call";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { CodeBox } from "#components/code-box";
import { Field } from "#components/field";
import { Select } from "#components/select";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { keyLifetimesDays } from "#domain/api-keys/api-key";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** Makes a key on the page itself, so that its secret can be shown without any script. */
export function CreateApiKey({ ctx }: { readonly ctx: DashboardContext }) {
  const words = translator(ctx.locale, "apiKeys");
  const mayWrite = ctx.scopes.has("api_keys:write");
  return (
    <div className="grid items-start gap-6 *:min-w-0 xl:grid-cols-2">
      <Card title={words("createTitle")}>
        <ActionForm action={createApiKeyAction}>
          <Field name="name" label={words("name")} help={words("nameHelp")}>
            <TextInput autoComplete="off" maxLength={100} />
          </Field>
          <Field name="lifetimeDays" label={words("lifetime")} help={words("lifetimeHelp")}>
            <Select
              defaultValue="never"
              choices={[
                { value: "never", label: words("lifetimeNever") },
                ...keyLifetimesDays.map((days) => ({
                  value: String(days),
                  label: words("lifetimeDays", { days }),
                })),
              ]}
            />
          </Field>
          <SubmitButton reason={mayWrite ? undefined : words("readOnly")}>
            {words("create")}
          </SubmitButton>
        </ActionForm>
      </Card>
      <Card title={words("try")}>
        <p className="mb-3 text-ink-soft">{words("tryHelp")}</p>
        <CodeBox text={firstPaymentCall(ctx.account)} />
      </Card>
    </div>
  );
}
