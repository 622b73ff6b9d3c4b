import type { Locale } from "#messages/translator";
import { settings } from "#platform/settings";

const languageKeptSeconds = 365 * 86_400;

/** A cookie of ours by name, bound to this host alone where the connection is encrypted. */
export function ownCookie(purpose: "session" | "csrf" | "return" | "language" | "step") {
  const secure = settings().origin.startsWith("https:");
  return {
    name: `${secure ? "__Host-" : ""}tollgate-${purpose}`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

const stepKeptSeconds = 900;

/** Keeps the ticket to the next step of a sign-in in the browser that began it. */
export function stepCookie(token: string) {
  const { name, options } = ownCookie("step");
  return { name, value: token, ...options, maxAge: stepKeptSeconds };
}

/** Keeps the language for when nobody is signed in here. */
export function languageCookie(locale: Locale) {
  const { name, options } = ownCookie("language");
  return { name, value: locale, ...options, maxAge: languageKeptSeconds };
}
