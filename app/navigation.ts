import {
  CreditCard,
  House,
  KeyRound,
  type LucideIcon,
  Settings,
  Undo2,
  Users,
  WalletMinimal,
} from "lucide-react";
import type { Route } from "next";
import type { PaletteObject, PaletteProps } from "#components/frame/command-palette";
import type { NavGroup, NavItem } from "#components/frame/side-bar";
import type { Scope } from "#domain/access/scopes";
import { type Locale, type Messages, translator } from "#messages/translator";
import type { IdPrefix } from "#platform/ids";

/** A page of the side bar, and the right without which it has nothing to show. */
interface Place {
  readonly key: keyof Messages["nav"];
  readonly href: Route;
  readonly icon: LucideIcon;
  readonly scope: Scope;
}

const money: readonly Place[] = [
  { key: "home", href: "/", icon: House, scope: "account:read" },
  { key: "payments", href: "/payments", icon: CreditCard, scope: "payments:read" },
  { key: "refunds", href: "/refunds", icon: Undo2, scope: "refunds:read" },
  { key: "customers", href: "/customers", icon: Users, scope: "customers:read" },
  { key: "balance", href: "/balance", icon: WalletMinimal, scope: "balance:read" },
];
const developers: readonly Place[] = [
  { key: "apiKeys", href: "/api-keys", icon: KeyRound, scope: "api_keys:read" },
];
const settings: readonly Place[] = [
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
  { prefix: "pi", object: "payment", path: "/payments", scope: "payments:read" },
  { prefix: "ch", object: "charge", path: "/payments", scope: "payments:read" },
  { prefix: "re", object: "refund", path: "/refunds", scope: "refunds:read" },
  { prefix: "cus", object: "customer", path: "/customers", scope: "customers:read" },
];

type Scopes = ReadonlySet<Scope>;

/** The side bar of someone with these rights: what they could not open is not in it. */
export function navigation(scopes: Scopes, locale: Locale): readonly NavGroup[] {
  const words = translator(locale, "nav");
  const groups = [
    { items: items(money, scopes, locale) },
    { label: words("developers"), items: items(developers, scopes, locale) },
    { items: items(settings, scopes, locale) },
  ];
  return groups.filter((group) => group.items.length > 0);
}

function items(places: readonly Place[], scopes: Scopes, locale: Locale): readonly NavItem[] {
  const words = translator(locale, "nav");
  return places
    .filter(({ scope }) => scopes.has(scope))
    .map(({ key, href, icon }) => ({ label: words(key), href, icon }));
}

/** Where someone with these rights can jump to by typing. */
export function dashboardPalette(scopes: Scopes, locale: Locale): PaletteProps {
  const words = translator(locale, "object");
  const reachable: readonly PaletteObject[] = objects
    .filter(({ scope }) => scopes.has(scope))
    .map(({ prefix, object, path }) => ({ prefix, label: words(object), path }));
  return {
    pages: navigation(scopes, locale).flatMap(({ items: places }) =>
      places.map(({ label, href }) => ({ label, href })),
    ),
    objects: reachable,
    search: scopes.has("payments:read") ? "/payments?q=" : undefined,
  };
}
