import type { Metadata } from "next";
import { setSignInPolicyAction } from "#app/(dashboard)/settings/sign-in/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { ChoiceGroup } from "#components/choice-group";
import { PageHead } from "#components/page-head";
import { SubmitButton } from "#components/submit-button";
import {
  retrieveSignInPolicy,
  type SignInRules,
} from "#domain/sign-in-policies/retrieve-sign-in-policy";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { Providers } from "./providers.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "signInRules")("title") };
}

/** What the merchant demands of everyone who signs in to work for it. */
export default async function SignInRulesPage() {
  const ctx = await dashboardContext();
  const rules = await shown(retrieveSignInPolicy(ctx));
  const words = translator(ctx.locale, "signInRules");
  return (
    <div className="max-w-[48rem]">
      <PageHead
        title={words("title")}
        sentence={words("sentence", { merchant: ctx.merchantName })}
        back={{ href: "/settings", label: translator(ctx.locale, "settings")("title") }}
      />
      <div className="space-y-6">
        <Card title={words("demands")}>
          <Demands ctx={ctx} rules={rules} />
        </Card>
        <Providers ctx={ctx} providers={rules.providers} />
      </div>
    </div>
  );
}

interface DemandsProps {
  readonly ctx: DashboardContext;
  readonly rules: SignInRules;
}

function Demands({ ctx, rules }: DemandsProps) {
  const words = translator(ctx.locale, "signInRules");
  const reason = ctx.scopes.has("people:write")
    ? undefined
    : translator(ctx.locale, "people")("adminOnly");
  return (
    <ActionForm action={setSignInPolicyAction}>
      <ChoiceGroup
        kind="radio"
        name="secondFactor"
        legend={words("secondFactor")}
        chosen={[rules.secondFactor]}
        choices={(["optional", "admins", "everyone"] as const).map((rule) => ({
          value: rule,
          label: words(`rules.${rule}`),
          help: words(`ruleHelp.${rule}`),
        }))}
      />
      {rules.providers.length > 0 && (
        <ChoiceGroup
          kind="checkbox"
          name="providerOnly"
          legend={words("ways")}
          chosen={rules.providerOnly ? ["on"] : []}
          choices={[{ value: "on", label: words("providerOnly"), help: words("providerOnlyHelp") }]}
        />
      )}
      <SubmitButton reason={reason}>{words("save")}</SubmitButton>
    </ActionForm>
  );
}
