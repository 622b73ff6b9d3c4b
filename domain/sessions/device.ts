import { isIPv6 } from "node:net";
import { networkOf } from "#domain/people/sign-in-lock";

/** What a browser says it is, as far as people can tell one from another by it. */
export interface Device {
  /** `Firefox`; null where the text names none that we know. */
  readonly browser: string | null;
  /** `Windows`; null likewise. */
  readonly system: string | null;
}

/** By what a name is known, the special before the general: most browsers also say Chrome. */
const browsers = [
  ["WeChat", /MicroMessenger\//],
  ["Edge", /Edg(?:e|A|iOS)?\//],
  ["Opera", /OPR\//],
  ["Samsung Internet", /SamsungBrowser\//],
  ["Firefox", /(?:Firefox|FxiOS)\//],
  ["Chrome", /(?:Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /Version\/[\d.]+.* Safari\//],
] as const;

const systems = [
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Android", /Android/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X|Macintosh/],
  ["ChromeOS", /CrOS/],
  ["Linux", /Linux/],
] as const;

/** The browser and the system that a user agent's text names. */
export function deviceOf(userAgent: string | null): Device {
  return { browser: named(browsers, userAgent), system: named(systems, userAgent) };
}

function named(
  known: readonly (readonly [name: string, mark: RegExp])[],
  userAgent: string | null,
): string | null {
  return known.find(([, mark]) => mark.test(userAgent ?? ""))?.[0] ?? null;
}

/** The same as records name it, like `Firefox, Windows`; null where it names nothing we know. */
export function deviceName(userAgent: string | null): string | null {
  const { browser, system } = deviceOf(userAgent);
  return [browser, system].filter((name) => name !== null).join(", ") || null;
}

/** What a session tells of where it was opened. */
export interface SignInPlace {
  readonly userAgent: string | null;
  readonly address: string | null;
}

/**
 * Whether somebody who has signed in before never did with such a browser from such a network; the
 * first time is no news to anyone. Networks are taken coarsely, as home addresses change daily.
 */
export function isNewDevice(here: SignInPlace, earlier: readonly SignInPlace[]): boolean {
  const mark = markOf(here);
  return earlier.length > 0 && earlier.every((place) => markOf(place) !== mark);
}

/** What tells one device from another, as far as can be known without asking anybody. */
export function markOf({ userAgent, address }: SignInPlace): string {
  const { browser, system } = deviceOf(userAgent);
  return [browser, system, address && coarseNetwork(address)].join("\n");
}

/** The first half of an IPv4 address, and the part of an IPv6 one that a provider is given. */
function coarseNetwork(address: string): string {
  const groups = networkOf(address).split(isIPv6(address) ? ":" : ".");
  return groups.slice(0, 2).join(".");
}
