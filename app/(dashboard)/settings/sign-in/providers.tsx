import {
  registerProviderAction,
  removeProviderAction,
} from "#app/(dashboard)/settings/sign-in/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { CodeBox } from "#components/code-box";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Field } from "#components/field";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { callbackAddress } from "#domain/identity-providers/trusted-provider";
import type { SignInRules } from "#domain/sign-in-policies/retrieve-sign-in-policy";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { settings } from "#platform/settings";

interface ProvidersProps {
  readonly ctx: DashboardContext;
  readonly providers: SignInRules["providers"];
}

/** Whose word the merchant takes for who somebody is. */
export function Providers({ ctx, providers }: ProvidersProps) {
  const words = translator(ctx.locale, "signInRules");
  return (
    <Card title={words("providers")}>
      <p className="mb-4 text-ink-soft">{words("providersSentence")}</p>
      {providers.map((provider) => (
        <Provider key={provider.id} ctx={ctx} provider={provider} />
      ))}
      {ctx.scopes.has("people:write") && <Register ctx={ctx} />}
    </Card>
  );
}

interface ProviderProps {
  readonly ctx: DashboardContext;
  readonly provider: SignInRules["providers"][number];
}

function Provider({ ctx, provider: { id, name, issuer } }: ProviderProps) {
  const words = translator(ctx.locale, "signInRules");
  const { origin } = settings();
  const mayChange = ctx.scopes.has("people:write");
  return (
    <div className="mb-5 rounded-control border border-line p-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <span className="min-w-0">
          <span className="block font-medium wrap-anywhere">{name}</span>
          <span className="block text-sm text-ink-faint wrap-anywhere">{issuer}</span>
        </span>
        <ConfirmDialog
          id={`remove-${id}`}
          trigger={words("remove")}
          size="small"
          reason={mayChange ? undefined : translator(ctx.locale, "people")("adminOnly")}
          title={words("removeTitle", { name })}
          sentence={words("removeSentence")}
          action={removeProviderAction}
          submit={words("remove")}
          variant="danger"
          locale={ctx.locale}
        >
          <input type="hidden" name="providerId" value={id} />
        </ConfirmDialog>
      </div>
      <p className="mt-3 mb-1.5 text-sm text-ink-soft">{words("address")}</p>
      <CodeBox text={`${origin}/sign-in/with/${id}`} />
    </div>
  );
}

function Register({ ctx }: Pick<ProvidersProps, "ctx">) {
  const words = translator(ctx.locale, "signInRules");
  return (
    <details className="border-t border-line pt-3">
      <summary className="inline-flex min-h-6 items-center rounded-mark text-accent">
        {words("add")}
      </summary>
      <p className="mt-3 mb-1.5 text-sm text-ink-soft">{words("callback")}</p>
      <CodeBox text={callbackAddress(ctx.account.merchantId)} />
      <div className="mt-5">
        <ActionForm action={registerProviderAction}>
          <Field name="name" label={words("name")} help={words("nameHelp")}>
            <TextInput maxLength={60} autoComplete="off" />
          </Field>
          <Field name="issuer" label={words("issuer")} help={words("issuerHelp")}>
            <TextInput type="url" mono maxLength={300} autoComplete="off" />
          </Field>
          <Field name="clientId" label={words("clientId")}>
            <TextInput mono maxLength={200} autoComplete="off" />
          </Field>
          <Field name="clientSecret" label={words("clientSecret")} help={words("secretHelp")}>
            <TextInput type="password" mono maxLength={500} autoComplete="off" />
          </Field>
          <SubmitButton>{words("register")}</SubmitButton>
        </ActionForm>
      </div>
    </details>
  );
}
