import type { Metadata, Route } from "next";
import Link from "next/link";
import { proveAction, proveOptionsAction } from "#app/prove/actions";
import { pageAfter } from "#app/sign-in/page-after";
import { ActionForm } from "#components/action-form";
import { buttonStyle } from "#components/button-style";
import { Field } from "#components/field";
import { Notice } from "#components/notice";
import { PasskeyButton } from "#components/passkey-button";
import { SignInFrame } from "#components/sign-in-frame";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { installation } from "#domain/identity-providers/trusted-provider";
import { listFactors } from "#domain/second-factors/list-factors";
import {
  currentLocale,
  currentSession,
  type DashboardContext,
  dashboardContext,
} from "#http/session";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "prove")("title") };
}

/** Asks whoever is signed in to show once more who they are, before what is worth it. */
export default async function ProvePage({ searchParams }: PageProps<"/prove">) {
  const ctx = await dashboardContext();
  const { next: asked, told } = await searchParams;
  const next = pageAfter(typeof asked === "string" ? asked : undefined);
  const words = translator(ctx.locale, "prove");
  const session = (await currentSession())?.session;
  const provider = session?.providerId ?? null;
  const isByInstallation = session?.provenBy === "installation";
  const proving = new URLSearchParams({ next, prove: "1" });
  return (
    <SignInFrame title={words("title")} sentence={words("sentence", { email: ctx.email })}>
      <div className="space-y-6">
        {told === "provider" && <Notice tone="refused">{words("providerFailed")}</Notice>}
        {(provider !== null || isByInstallation) && (
          // Not a link of the router: it would begin the journey before anybody asks for it.
          <a
            href={`/sign-in/with/${provider ?? installation}?${proving}`}
            className={buttonStyle({ variant: "primary", size: "wide" })}
          >
            {words("provider")}
          </a>
        )}
        {provider === null && <Ways ctx={ctx} next={next} />}
      </div>
      <p className="mt-5 text-sm">
        <Link href={next} className="text-accent">
          {words("back")}
        </Link>
      </p>
    </SignInFrame>
  );
}

interface WaysProps {
  readonly ctx: DashboardContext;
  readonly next: Route;
}

async function Ways({ ctx, next }: WaysProps) {
  const words = translator(ctx.locale, "prove");
  const { passkeyCount, totpSince, recoveryCodeCount } = await listFactors(ctx);
  const hasCodes = totpSince !== null || recoveryCodeCount > 0;
  return (
    <div className="space-y-6">
      {passkeyCount > 0 && (
        <ActionForm action={proveAction}>
          <input type="hidden" name="next" value={next} />
          <PasskeyButton use="get" options={proveOptionsAction} wide />
        </ActionForm>
      )}
      <ActionForm action={proveAction}>
        <input type="hidden" name="next" value={next} />
        <Field name="password" label={words("password")}>
          <TextInput type="password" autoComplete="current-password" maxLength={1024} autoFocus />
        </Field>
        <SubmitButton size="wide">{words("byPassword")}</SubmitButton>
      </ActionForm>
      {hasCodes && (
        <ActionForm action={proveAction}>
          <input type="hidden" name="next" value={next} />
          <Field name="code" label={words("code")}>
            <TextInput autoComplete="one-time-code" mono maxLength={40} />
          </Field>
          <SubmitButton size="wide" variant="secondary">
            {words("byCode")}
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
