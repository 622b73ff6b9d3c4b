import { expect, test } from "vitest";
import { consentAddress, returnOrigin } from "#http/oauth/return-origin";
import { settings } from "#platform/settings";

const asking = { uid: "one", params: { redirect_uri: "https://a.example:8443/callback?x=1" } };

/** The address of the consent page with these changes. */
function page(change: (url: URL) => void = () => undefined): URL {
  const url = new URL(consentAddress(asking), settings().origin);
  change(url);
  return url;
}

test("the origin that we sealed for a request may be led to from its page", () => {
  expect(returnOrigin(page())).toBe("https://a.example:8443");
});

test("another origin, another request, another page and no seal lead nowhere", () => {
  const faulty = [
    page((url) => url.searchParams.set("to", "https://evil.example")),
    page((url) => url.searchParams.set("to", "https://a.example:8443; script-src *")),
    page((url) => url.searchParams.delete("to")),
    page((url) => url.searchParams.delete("seal")),
    page((url) => {
      url.pathname = "/consent/two";
    }),
    page((url) => {
      url.pathname = "/payments/one";
    }),
  ];
  expect(faulty.map(returnOrigin)).toEqual(faulty.map(() => undefined));
});
