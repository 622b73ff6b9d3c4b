import { keyAddress } from "#app/(dashboard)/api-keys/key-address";
import { levelsFrom, resourceName } from "#app/(dashboard)/api-keys/rights-rows";
import { Card } from "#components/card";
import { type Fact, Facts } from "#components/facts";
import { LinkButton } from "#components/link-button";
import type { ApiKey } from "#domain/api-keys/api-key";
import type { KeyWithStory } from "#domain/key-changes/retrieve-api-key";
import { keyResources, rightsOf } from "#domain/key-rights/key-rights";
import { currencyFrom } from "#domain/money/currencies";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import { spendingKinds } from "#domain/spending/spending-kinds";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface RightsCardProps {
  readonly apiKey: ApiKey;
  readonly ctx: DashboardContext;
}

/** What a key may do, and the way to less. */
export function RightsCard({ apiKey, ctx }: RightsCardProps) {
  const { locale, scopes } = ctx;
  const words = translator(locale, "apiKeys");
  const reason = scopes.has("requests:read") ? undefined : words("callersHidden");
  return (
    <Card
      title={words("rights")}
      action={
        <LinkButton href={keyAddress(apiKey.id, "rights")} size="small" reason={reason}>
          {words("shrink")}
        </LinkButton>
      }
    >
      {apiKey.scopes === null && <p className="mb-4 text-ink-soft">{words("full")}</p>}
      <div className="sm:columns-2 sm:gap-8">
        <Facts facts={rightFacts(apiKey, ctx)} />
      </div>
    </Card>
  );
}

function rightFacts(key: ApiKey, { locale }: DashboardContext): readonly Fact[] {
  const words = translator(locale, "apiKeys");
  const chosen = levelsFrom(rightsOf(key));
  return keyResources.flatMap((resource) => {
    const level = chosen[resource.name] ?? "none";
    if (level === "none") return [];
    return [{ term: resourceName(resource, locale), value: words(`level.${level}`) }];
  });
}

interface LimitsCardProps {
  readonly story: KeyWithStory;
  readonly ctx: DashboardContext;
}

/** How much a key may move in a day, and how much it has moved today. */
export function LimitsCard({ story, ctx }: LimitsCardProps) {
  const words = translator(ctx.locale, "apiKeys");
  const { spendingLimits } = story.key;
  return (
    <Card title={words("limits")}>
      {spendingLimits.length === 0 ? (
        <p className="text-ink-soft">{words("noLimits")}</p>
      ) : (
        <ul className="space-y-3">
          {spendingKinds.map((kind) => (
            <LimitsOfKind key={kind} kind={kind} story={story} ctx={ctx} />
          ))}
        </ul>
      )}
    </Card>
  );
}

interface LimitsOfKindProps extends LimitsCardProps {
  readonly kind: (typeof spendingKinds)[number];
}

function LimitsOfKind({ kind, story, ctx: { locale } }: LimitsOfKindProps) {
  const words = translator(locale, "apiKeys");
  const limits = story.key.spendingLimits.filter((limit) => limit.kind === kind);
  if (limits.length === 0) return null;
  const lines = limits.flatMap(({ currency: code, mostMinor }) => {
    const currency = currencyFrom(code);
    if (!currency) return [];
    const isOf = (day: KeyWithStory["spentToday"][number]) =>
      day.kind === kind && day.currency === currency;
    const spentMinor = story.spentToday.find(isOf)?.spentMinor ?? 0n;
    const shown = (minor: bigint) => formatMoney(money(minor, currency), locale);
    const text = words("limitUsed", { spent: shown(spentMinor), limit: shown(BigInt(mostMinor)) });
    return [{ currency, text, part: partOf(spentMinor, BigInt(mostMinor)) }];
  });
  return (
    <li>
      <h3 className="font-medium">{words(`limitKind.${kind}`)}</h3>
      {lines.map(({ currency, text, part }) => (
        <p key={currency} className="mt-1 text-sm tabular-nums">
          {text}
          <svg
            viewBox="0 0 100 1"
            preserveAspectRatio="none"
            aria-hidden="true"
            className="mt-1 block h-1.5 w-full rounded bg-sunken"
          >
            <rect width={part} height="1" className="fill-accent-fill" />
          </svg>
        </p>
      ))}
      <p className="mt-1 text-sm text-ink-faint">{words("limitOther")}</p>
    </li>
  );
}

/** How much of it is spent, in hundredths; a limit of nothing is spent at once. */
function partOf(spentMinor: bigint, mostMinor: bigint): number {
  if (mostMinor === 0n) return 100;
  return Math.min(100, Number((100n * spentMinor) / mostMinor));
}
