import { clsx } from "clsx";
import {
  BellRing,
  ChevronRight,
  Fingerprint,
  Landmark,
  LogIn,
  Mail,
  MonitorSmartphone,
  ShieldCheck,
  Users,
} from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { savePreferencesAction } from "#app/(dashboard)/settings/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { Columns } from "#components/columns";
import { Facts } from "#components/facts";
import { Field } from "#components/field";
import { PageHead } from "#components/page-head";
import { Select } from "#components/select";
import { SubmitButton } from "#components/submit-button";
import { currentLocale, type DashboardContext, dashboardContext } from "#http/session";
import { catalogue, locales, translator } from "#messages/translator";
import { accountFacts } from "./account-facts.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "settings")("title") };
}

export default async function SettingsPage() {
  const ctx = await dashboardContext();
  const words = translator(ctx.locale, "settings");
  return (
    <>
      <PageHead title={words("title")} />
      <Columns
        aside={
          <Card title={words("account")}>
            <Facts facts={accountFacts(ctx)} layout="stacked" />
          </Card>
        }
      >
        <Parts ctx={ctx} of="team" />
        <Card title={words("preferences")}>
          <Preferences ctx={ctx} />
        </Card>
        <Parts ctx={ctx} of="you" />
      </Columns>
    </>
  );
}

interface OfContext {
  readonly ctx: DashboardContext;
}

const partsOf = {
  team: [
    { key: "people", scope: "people:read", href: "/settings/people", icon: Users },
    { key: "signIn", scope: "people:read", href: "/settings/sign-in", icon: LogIn },
    { key: "policy", scope: "policies:read", href: "/settings/policy", icon: ShieldCheck },
    { key: "alerts", scope: "alerts:read", href: "/settings/alerts", icon: BellRing },
    { key: "payouts", scope: "payouts:read", href: "/settings/payouts", icon: Landmark },
  ],
  you: [
    {
      key: "notifications",
      scope: "notifications:write",
      href: "/settings/notifications",
      icon: Mail,
    },
    {
      key: "security",
      scope: "sessions:write",
      href: "/settings/security",
      icon: Fingerprint,
    },
    {
      key: "sessions",
      scope: "sessions:write",
      href: "/settings/sessions",
      icon: MonitorSmartphone,
    },
  ],
} as const;

interface PartsProps extends OfContext {
  readonly of: keyof typeof partsOf;
}

function Parts({ ctx, of }: PartsProps) {
  const words = translator(ctx.locale, "settings");
  return (
    <Card title={words(of)} flush>
      <ul className="divide-y divide-line border-t border-line">
        {partsOf[of]
          .filter(({ scope }) => ctx.scopes.has(scope))
          .map(({ key, href, icon: Icon }) => (
            <li key={key}>
              <Link
                href={href}
                className={clsx(
                  "flex items-center gap-3.5 px-4 py-3.5 outline-offset-[-2px]",
                  "hover:bg-hover sm:px-5",
                )}
              >
                <Icon className="size-5 shrink-0 text-ink-faint" aria-hidden="true" />
                <span className="min-w-0 grow">
                  <span className="block font-medium">{words(key)}</span>
                  <span className="block text-sm text-ink-soft">{words(`${key}Sentence`)}</span>
                </span>
                <ChevronRight className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
              </Link>
            </li>
          ))}
      </ul>
    </Card>
  );
}

function Preferences({ ctx }: OfContext) {
  const words = translator(ctx.locale, "settings");
  const names = catalogue(ctx.locale).languages;
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  return (
    <ActionForm action={savePreferencesAction}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field name="locale" label={words("language")}>
          <Select
            defaultValue={ctx.locale}
            choices={locales.map((locale) => ({ value: locale, label: names[locale] }))}
          />
        </Field>
        <Field name="timeZone" label={words("timeZone")} help={words("timeZoneHelp")}>
          <Select
            defaultValue={ctx.timeZone}
            choices={[...new Set([...zones, ctx.timeZone])].map((zone) => ({
              value: zone,
              label: zone.replaceAll("_", " "),
            }))}
          />
        </Field>
      </div>
      <SubmitButton variant="secondary">{words("save")}</SubmitButton>
    </ActionForm>
  );
}
