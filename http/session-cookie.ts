import type { Locale } from "#messages/translator";
import { settings } from "#platform/settings";

const languageKeptSeconds = 365 * 86_400;

/** A cookie of ours by name, bound to this host alone where the connection is encrypted. */
export function ownCookie(purpose: "session" | "csrf" | "return" | "language") {
  const secure = settings().origin.startsWith("https:");
  return {
    name: `${secure ? "__Host-" : ""}tollgate-${purpose}`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

/** Keeps the language for when nobody is signed in here. */
export function languageCookie(locale: Locale) {
  const { name, options } = ownCookie("language");
  return { name, value: locale, ...options, maxAge: languageKeptSeconds };
}
