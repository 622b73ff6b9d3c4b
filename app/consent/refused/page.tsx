import type { Metadata } from "next";
import { LinkButton } from "#components/link-button";
import { Notice } from "#components/notice";
import { SignInFrame } from "#components/sign-in-frame";
import { currentLocale } from "#http/session";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "consent")("refusedTitle") };
}

const known = [
  "session_not_found",
  "access_denied",
  "invalid_client",
  "invalid_redirect_uri",
] as const;

/** What cannot be told to an application, because nobody knows whether it is the right one. */
export default async function RefusedPage({ searchParams }: PageProps<"/consent/refused">) {
  const { reason: asked } = await searchParams;
  const text = typeof asked === "string" && /^[a-z_]{1,40}$/.test(asked) ? asked : "unknown";
  const words = translator(await currentLocale(), "consent");
  const reason = known.find((one) => one === text) ?? "other";
  return (
    <SignInFrame title={words("refusedTitle")}>
      <div className="space-y-5">
        <Notice tone="refused">{words(`refusedReason.${reason}`, { reason: text })}</Notice>
        <LinkButton href="/">{words("home")}</LinkButton>
      </div>
    </SignInFrame>
  );
}
