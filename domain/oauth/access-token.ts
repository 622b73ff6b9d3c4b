import { randomToken } from "#platform/random";

const prefixes = { access: "tg_at_", refresh: "tg_rt_" } as const;

/** A new token of 256 bits, by a prefix that scanners of leaked secrets can know. */
export function newToken(kind: keyof typeof prefixes): string {
  return `${prefixes[kind]}${randomToken()}`;
}

/** Whether a credential is an access token of ours, by its form alone. */
export function isAccessToken(text: string): boolean {
  return text.startsWith(prefixes.access);
}
