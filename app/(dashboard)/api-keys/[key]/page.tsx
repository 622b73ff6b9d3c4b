import type { Metadata } from "next";
import { keyAddress } from "#app/(dashboard)/api-keys/key-address";
import { obstacleToChange } from "#app/(dashboard)/api-keys/obstacle-to-change";
import { Columns } from "#components/columns";
import { LinkButton } from "#components/link-button";
import { Notice } from "#components/notice";
import { ObjectHead } from "#components/object-head";
import { ObjectStatus } from "#components/object-status";
import { keyState } from "#domain/api-keys/api-key";
import { type KeyWithStory, retrieveApiKey } from "#domain/key-changes/retrieve-api-key";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { exactTime } from "#messages/exact-time";
import { translator } from "#messages/translator";
import { KeyCallersCard } from "./key-callers.tsx";
import { KeyFacts } from "./key-facts.tsx";
import { LeakCard, RevokeCard, RotateCard } from "./key-moves.tsx";
import { LimitsCard, RightsCard } from "./key-rights.tsx";
import { SigningPanel } from "./signing-panel.tsx";
import { VersionPanel } from "./version-panel.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "object")("apiKey") };
}

/** One key: what it may do, who uses it, and all that can be done about it. */
export default async function ApiKeyPage({ params }: PageProps<"/api-keys/[key]">) {
  const ctx = await dashboardContext();
  const { key: apiKeyId } = await params;
  const story = await shown(retrieveApiKey(ctx, { apiKeyId }));
  const { key } = story;
  const { locale, now } = ctx;
  const state = keyState(key, now);
  const works = state === "active" || state === "replaced";
  const words = translator(locale, "apiKeys");
  return (
    <>
      <ObjectHead
        back={{ href: "/api-keys", label: words("title") }}
        kind={translator(locale, "object")("apiKey")}
        id={key.id}
        title={key.name}
        status={<ObjectStatus kind="apiKey" status={state} locale={locale} />}
        sentence={key.hint}
        action={
          <>
            <LinkButton href={keyAddress(key.id, "activity")}>{words("activity")}</LinkButton>
            {works && (
              <LinkButton
                href={keyAddress(key.id, "edit")}
                variant="primary"
                reason={obstacleToChange(ctx, key)}
              >
                {words("change")}
              </LinkButton>
            )}
          </>
        }
      />
      <StateNotice story={story} ctx={ctx} />
      <Columns
        aside={
          <>
            <KeyFacts story={story} ctx={ctx} />
            <RotateCard apiKey={key} ctx={ctx} />
            <LeakCard apiKey={key} ctx={ctx} />
            {works && <RevokeCard apiKey={key} ctx={ctx} />}
          </>
        }
      >
        <KeyCallersCard story={story} ctx={ctx} />
        <RightsCard apiKey={key} ctx={ctx} />
        <LimitsCard story={story} ctx={ctx} />
        <SigningPanel apiKey={key} ctx={ctx} />
        <VersionPanel apiKey={key} ctx={ctx} />
      </Columns>
    </>
  );
}

interface StateNoticeProps {
  readonly story: KeyWithStory;
  readonly ctx: DashboardContext;
}

function StateNotice({ story: { key, later }, ctx }: StateNoticeProps) {
  const text = stateText(key, ctx);
  if (text === undefined) return null;
  const words = translator(ctx.locale, "apiKeys");
  return (
    <div className="mb-6">
      <Notice
        tone={key.leakedAt ? "refused" : "told"}
        action={
          later && (
            <LinkButton href={keyAddress(later.id)} size="small">
              {words("toSuccessor")}
            </LinkButton>
          )
        }
      >
        {text}
      </Notice>
    </div>
  );
}

function stateText(key: KeyWithStory["key"], { locale, timeZone, now }: DashboardContext) {
  const words = translator(locale, "apiKeys");
  const at = (moment: Temporal.Instant) => ({ time: exactTime(moment, timeZone, locale) });
  if (key.leakedAt) return words("leakedNotice", at(key.leakedAt));
  if (key.revokedAt) return words("revokedNotice", at(key.revokedAt));
  if (key.expiresAt === null) return undefined;
  const state = keyState(key, now);
  if (state === "expired") return words("expiredNotice", at(key.expiresAt));
  return state === "replaced" ? words("replacedNotice", at(key.expiresAt)) : undefined;
}
