import { isIP } from "node:net";
import { settings } from "#platform/settings";

/** The address that the outermost trusted proxy saw; null where no proxy of ours is in front. */
export function clientAddress(
  headers: Headers,
  trustedProxies: number = settings().trustedProxies,
): string | null {
  if (trustedProxies === 0) return null;
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",");
  const address = forwarded.at(-trustedProxies)?.trim() ?? "";
  return isIP(address) === 0 ? null : address;
}
