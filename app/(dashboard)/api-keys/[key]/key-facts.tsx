import Link from "next/link";
import { keyAddress } from "#app/(dashboard)/api-keys/key-address";
import { listAddress } from "#app/(dashboard)/list-address";
import { Card } from "#components/card";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { LinkButton } from "#components/link-button";
import type { ApiKey } from "#domain/api-keys/api-key";
import type { KeyWithStory } from "#domain/key-changes/retrieve-api-key";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface KeyFactsProps {
  readonly story: KeyWithStory;
  readonly ctx: DashboardContext;
}

/** What is true of a key beside its rights. */
export function KeyFacts({ story, ctx }: KeyFactsProps) {
  const { locale, scopes } = ctx;
  const words = translator(locale, "apiKeys");
  const requests = scopes.has("requests:read") && (
    <LinkButton href={listAddress("/requests", { key: story.key.id })} size="small" variant="ghost">
      {words("allRequests")}
    </LinkButton>
  );
  return (
    <Card title={words("facts")} action={requests || undefined}>
      <Facts facts={[...useFacts(story.key, ctx), ...placeFacts(story, ctx)]} layout="stacked" />
    </Card>
  );
}

function useFacts(key: ApiKey, { locale, timeZone, now }: DashboardContext): readonly Fact[] {
  const words = translator(locale, "apiKeys");
  const from = words("lastUsedFrom", {
    route: key.lastUsedRoute ?? words("unnamedRoute"),
    address: key.lastUsedAddress ?? words("noAddress"),
  });
  return [
    {
      term: words("lastUsed"),
      value: key.lastUsedAt ? (
        <>
          <Instant value={key.lastUsedAt} now={now} zone={timeZone} locale={locale} />
          <span className="block text-ink-soft">{from}</span>
        </>
      ) : (
        words("never")
      ),
    },
    {
      term: words("ends"),
      value: key.expiresAt ? (
        <Instant value={key.expiresAt} zone={timeZone} locale={locale} />
      ) : (
        words("endsNever")
      ),
    },
  ];
}

function placeFacts(story: KeyWithStory, ctx: DashboardContext): readonly Fact[] {
  const { key, former, later } = story;
  const words = translator(ctx.locale, "apiKeys");
  const neighbour = (term: string, other: ApiKey | undefined): readonly Fact[] =>
    other ? [{ term, value: <KeyLink apiKey={other} ctx={ctx} /> }] : [];
  return [
    {
      term: words("networks"),
      value: key.networks ? (
        <ul className="font-mono text-[0.923em]">
          {key.networks.map((network) => (
            <li key={network}>{network}</li>
          ))}
        </ul>
      ) : (
        words("anywhere")
      ),
    },
    ...neighbour(words("former"), former),
    ...neighbour(words("later"), later),
    { term: words("createdBy"), value: story.createdByName ?? words("operator") },
    {
      term: words("createdAt"),
      value: <Instant value={key.createdAt} zone={ctx.timeZone} locale={ctx.locale} />,
    },
  ];
}

interface KeyLinkProps {
  readonly apiKey: ApiKey;
  readonly ctx: DashboardContext;
}

function KeyLink({ apiKey: { id, name, hint }, ctx }: KeyLinkProps) {
  return (
    <Link href={keyAddress(id)} className="text-link">
      {translator(ctx.locale, "apiKeys")("rowsOf", { name, hint })}
    </Link>
  );
}
