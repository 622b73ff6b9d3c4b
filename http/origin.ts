import { settings } from "#platform/settings";

/**
 * Whether a request that may change something was sent by a page of ours. The origin is the one we
 * were told, never the Host header; a request without one, or from a hidden one, is not ours.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  return headers.get("origin") === settings().origin && (site === null || site === "same-origin");
}

/** The path of a page of ours that this text names, or undefined if it would lead anywhere else. */
export function ownPath(text: string | null | undefined): string | undefined {
  const { origin } = settings();
  if (!text?.startsWith("/") || !URL.canParse(text, origin)) return undefined;
  const url = new URL(text, origin);
  url.searchParams.delete("_rsc");
  return url.origin === origin ? `${url.pathname}${url.search}` : undefined;
}

/** The headers that keep a page where it belongs; its scripts must carry the nonce. */
export function pageHeaders(nonce: string, development: boolean): Readonly<Record<string, string>> {
  const https = settings().origin.startsWith("https:");
  return {
    "content-security-policy": contentPolicy(nonce, { development, https }),
    // Not `no-referrer`: browsers then hide the Origin that we ask for of every form.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "no-store",
    ...(https && { "strict-transport-security": "max-age=63072000; includeSubDomains" }),
  };
}

/**
 * The same for a page on which a card is typed: it may load nothing it does not name, show nothing
 * elsewhere, and is in no search engine's list.
 */
export function hostedPageHeaders(
  nonce: string,
  development: boolean,
): Readonly<Record<string, string>> {
  const headers = pageHeaders(nonce, development);
  const [, ...directives] = (headers["content-security-policy"] ?? "").split("; ");
  const ownOnly = ["img-src 'self'", "font-src 'self'", "connect-src 'self'"];
  return {
    ...headers,
    "content-security-policy": [
      "default-src 'none'",
      ...ownOnly,
      ...directives.filter((directive) => !directive.startsWith("img-src ")),
    ].join("; "),
    "x-robots-tag": "noindex, nofollow, noarchive",
  };
}

interface Surroundings {
  /** Next's development server evaluates code and writes styles without a nonce. */
  readonly development: boolean;
  readonly https: boolean;
}

function contentPolicy(nonce: string, { development, https }: Surroundings): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}
