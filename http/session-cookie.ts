import { settings } from "#platform/settings";

/** A cookie of ours by name, bound to this host alone where the connection is encrypted. */
export function ownCookie(purpose: "session" | "csrf" | "return" | "language") {
  const secure = settings().origin.startsWith("https:");
  return {
    name: `${secure ? "__Host-" : ""}tollgate-${purpose}`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}
