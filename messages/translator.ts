import { createTranslator, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import english from "./en.json" with { type: "json" };
import chinese from "./zh-CN.json" with { type: "json" };

/** The languages the product speaks; the first is the one without any other wish. */
export const locales = ["en", "zh-CN"] as const;

export type Locale = (typeof locales)[number];

/** The shape every catalogue has; the English one is the model. */
export type Messages = typeof english;

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

const catalogues: Readonly<Record<Locale, Messages>> = { en: english, "zh-CN": chinese };

/** All words of one language as they stand, for tables of plain words without placeholders. */
export function catalogue(locale: Locale): Messages {
  return catalogues[locale];
}

/** The words of one namespace in one language, with keys that the compiler knows. */
export function translator<const Name extends Namespace>(locale: Locale, namespace: Name) {
  return createTranslator({ locale, messages: catalogues[locale], namespace });
}

/** The only words the browser gets: those of the controls that run there. */
export function clientMessages(locale: Locale): Pick<Messages, "controls"> {
  return { controls: catalogues[locale].controls };
}

/** The best language for an Accept-Language header; English when it names none of ours. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? "").split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
    return { tag, quality: quality === undefined ? 1 : Number(quality.trim().slice(2)) };
  });
  const first = wishes
    .filter((wish) => /^(en|zh)\b/.test(wish.tag) && wish.quality > 0)
    .toSorted((one, other) => other.quality - one.quality)[0];
  return first?.tag.startsWith("zh") === true ? "zh-CN" : "en";
}
