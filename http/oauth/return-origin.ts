import { equalInConstantTime, keyedDigest } from "#platform/secrets";

/** What our consent page is for: a request of an application, and where it wants to be answered. */
interface Asking {
  readonly uid: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * The page of ours that asks. By its query it knows where its form may lead in the end: browsers
 * follow no redirect of a form to an origin that the page's policy does not name.
 */
export function consentAddress({ uid, params }: Asking): string {
  const { origin } = new URL(String(params.redirect_uri));
  return `/consent/${uid}?${new URLSearchParams({ to: origin, seal: seal(uid, origin) })}`;
}

/** The origin that was sealed for the consent page at this address; undefined for any other. */
export function returnOrigin(url: URL): string | undefined {
  const [, place, uid = ""] = url.pathname.split("/");
  const origin = url.searchParams.get("to") ?? "";
  if (place !== "consent" || !URL.canParse(origin)) return undefined;
  const isOurs = equalInConstantTime(url.searchParams.get("seal") ?? "", seal(uid, origin));
  return isOurs && new URL(origin).origin === origin ? origin : undefined;
}

function seal(uid: string, origin: string): string {
  return keyedDigest("consent-return", `${uid} ${origin}`);
}
