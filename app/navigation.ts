import {
  Activity,
  ArrowLeftRight,
  Blocks,
  CreditCard,
  Gauge,
  House,
  Inbox,
  KeyRound,
  Landmark,
  type LucideIcon,
  Mail,
  QrCode,
  ScrollText,
  Settings,
  Undo2,
  Users,
  WalletMinimal,
  Webhook,
} from "lucide-react";
import type { Route } from "next";
import type { PaletteObject, PaletteProps } from "#components/frame/command-palette";
import type { NavGroup, NavItem } from "#components/frame/side-bar";
import type { Scope } from "#domain/access/scopes";
import type { PersonContext } from "#domain/sessions/session";
import { type Locale, type Messages, translator } from "#messages/translator";
import type { IdPrefix } from "#platform/ids";

/** A page of the side bar, and the right without which it has nothing to show. */
interface Place {
  readonly key: keyof Messages["nav"];
  readonly href: Route;
  readonly icon: LucideIcon;
  readonly scope: Scope;
  /** Only where the money is not real. */
  readonly inSandboxes?: true;
}

const money: readonly Place[] = [
  { key: "home", href: "/", icon: House, scope: "account:read" },
  { key: "payments", href: "/payments", icon: CreditCard, scope: "payments:read" },
  {
    key: "paymentLinks",
    href: "/payment-links",
    icon: QrCode,
    scope: "payment_links:read",
  },
  { key: "refunds", href: "/refunds", icon: Undo2, scope: "refunds:read" },
  { key: "customers", href: "/customers", icon: Users, scope: "customers:read" },
  { key: "balance", href: "/balance", icon: WalletMinimal, scope: "balance:read" },
  { key: "payouts", href: "/payouts", icon: Landmark, scope: "payouts:read" },
];
const developers: readonly Place[] = [
  { key: "apiKeys", href: "/api-keys", icon: KeyRound, scope: "api_keys:read" },
  { key: "applications", href: "/applications", icon: Blocks, scope: "applications:read" },
  { key: "webhooks", href: "/webhooks", icon: Webhook, scope: "webhooks:read" },
  { key: "events", href: "/events", icon: Activity, scope: "events:read" },
  { key: "limits", href: "/limits", icon: Gauge, scope: "rate_limits:read" },
  { key: "requestLog", href: "/requests", icon: ArrowLeftRight, scope: "requests:read" },
  {
    key: "inbox",
    href: "/sandbox/inbox",
    icon: Inbox,
    scope: "webhooks:read",
    inSandboxes: true,
  },
  {
    key: "mail",
    href: "/sandbox/mail",
    icon: Mail,
    scope: "notifications:write",
    inSandboxes: true,
  },
];
const settings: readonly Place[] = [
  { key: "audit", href: "/audit", icon: ScrollText, scope: "audit:read" },
  { key: "settings", href: "/settings", icon: Settings, scope: "account:read" },
];

/** An object the palette opens by its id, where the reader may see such objects. */
interface Opens {
  readonly prefix: IdPrefix;
  readonly object: keyof Messages["object"];
  readonly path: string;
  readonly scope: Scope;
}

const objects: readonly Opens[] = [
  { prefix: "aud", object: "auditEntry", path: "/audit", scope: "audit:read" },
  { prefix: "app", object: "application", path: "/applications", scope: "applications:read" },
  { prefix: "pi", object: "payment", path: "/payments", scope: "payments:read" },
  { prefix: "ch", object: "charge", path: "/payments", scope: "payments:read" },
  { prefix: "re", object: "refund", path: "/refunds", scope: "refunds:read" },
  { prefix: "cus", object: "customer", path: "/customers", scope: "customers:read" },
  { prefix: "po", object: "payout", path: "/payouts", scope: "payouts:read" },
  { prefix: "tr", object: "transfer", path: "/transfers", scope: "transfers:read" },
  { prefix: "evt", object: "event", path: "/events", scope: "events:read" },
  { prefix: "req", object: "request", path: "/requests", scope: "requests:read" },
  { prefix: "we", object: "webhookEndpoint", path: "/webhooks", scope: "webhooks:read" },
];

/** Who looks, at what kind of account. */
type Looker = Pick<PersonContext, "account" | "scopes">;

/** The side bar of someone with these rights: what they could not open is not in it. */
export function navigation(looker: Looker, locale: Locale): readonly NavGroup[] {
  const words = translator(locale, "nav");
  const groups = [
    { items: items(money, looker, locale) },
    { label: words("developers"), items: items(developers, looker, locale) },
    { items: items(settings, looker, locale) },
  ];
  return groups.filter((group) => group.items.length > 0);
}

function items(
  places: readonly Place[],
  { account, scopes }: Looker,
  locale: Locale,
): readonly NavItem[] {
  const words = translator(locale, "nav");
  return places
    .filter(({ scope }) => scopes.has(scope))
    .filter(({ inSandboxes }) => inSandboxes !== true || account.mode === "sandbox")
    .map(({ key, href, icon }) => ({ label: words(key), href, icon }));
}

/** Where someone with these rights can jump to by typing. */
export function dashboardPalette(looker: Looker, locale: Locale): PaletteProps {
  const { scopes } = looker;
  const words = translator(locale, "object");
  const reachable: readonly PaletteObject[] = objects
    .filter(({ scope }) => scopes.has(scope))
    .map(({ prefix, object, path }) => ({ prefix, label: words(object), path }));
  return {
    pages: navigation(looker, locale).flatMap(({ items: places }) =>
      places.map(({ label, href }) => ({ label, href })),
    ),
    objects: reachable,
    search: scopes.has("payments:read") ? "/payments?q=" : undefined,
  };
}
