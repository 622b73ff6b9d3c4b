import { expect, test } from "@playwright/test";
import { linkPath } from "#domain/payment-links/link-address";
import { anIntegrator, call, post } from "#e2e/support/integrator";
import { addressOf, linked } from "#e2e/support/payment-link";
import { settings } from "#platform/settings";

const { origin } = settings();

/** Sends a form to the API and reads the answer. */
async function send(key: string, path: string, body?: string) {
  const answer = await (body === undefined ? call(key, path) : post(key, path, body));
  const read: unknown = await answer.json();
  return { status: answer.status, body: Object(read) as Readonly<Record<string, unknown>> };
}

test("a program makes a link, finds it, and switches it off", async () => {
  const { key, stripe } = await anIntegrator();
  const { id } = await stripe.paymentIntents.create({ amount: 26_800, currency: "cny" });
  const made = await send(key, "/v1/payment_links", `payment_intent=${id}&metadata[order]=7`);
  expect(made).toMatchObject({
    status: 200,
    body: {
      object: "payment_link",
      active: true,
      livemode: false,
      payment_intent: id,
      expires_at: null,
      metadata: { order: "7" },
      url: expect.stringMatching(`^${origin}/pay/plink_[0-9A-Za-z]{22}/[\\w-]{22}$`),
    },
  });
  const path = `/v1/payment_links/${String(made.body.id)}`;
  expect(await send(key, path)).toEqual(made);
  const list = await send(key, `/v1/payment_links?payment_intent=${id}`);
  expect(list.body).toMatchObject({ object: "list", has_more: false, data: [made.body] });
  const off = await send(key, path, "active=false");
  expect(off.body).toEqual({ ...made.body, active: false });
  const page = await fetch(String(made.body.url));
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("closed")]);
});

test("the page is sent under a policy of its own, with a new nonce each time", async () => {
  const { link } = await linked();
  const answers = [
    await fetch(`${origin}${linkPath(link)}`),
    await fetch(`${origin}${linkPath(link)}`),
  ];
  const nonces = answers.map(({ headers }) => {
    const policy = headers.get("content-security-policy") ?? "";
    const nonce = /'nonce-([\w-]{43})'/.exec(policy)?.[1] ?? "";
    expect(policy.replaceAll(nonce, "N").split("; ").toSorted()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self'",
      "object-src 'none'",
      "script-src 'self' 'nonce-N' 'strict-dynamic'",
      "style-src 'self' 'nonce-N'",
    ]);
    return nonce;
  });
  expect(new Set(nonces).size).toBe(2);
  const named = Object.fromEntries(answers[0]?.headers ?? []);
  expect(named).toMatchObject({
    "cache-control": expect.stringContaining("no-store"),
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow, noarchive",
    "permissions-policy": expect.stringContaining("payment=()"),
  });
  expect(await answers[0]?.text()).toContain('<meta name="robots" content="noindex, nofollow"/>');
});

test("the code is a picture that any page may show, and does nothing", async () => {
  const { link } = await linked();
  const answer = await fetch(`${origin}${linkPath(link)}/qr.svg`);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/svg+xml",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": expect.stringContaining("no-store"),
  });
  expect(await answer.text()).toMatch(/^<svg [^>]+>/);
});

test("a guessed address is a 404 with the same bytes as one that never was", async () => {
  const [{ link }, other] = [await linked(), await linked()];
  const never = `${origin}/pay/plink_0123456789ABCDEFGHIJKL/${"A".repeat(22)}`;
  const guess = `${origin}/pay/${link.id}/${addressOf(other.link).mac}`;
  for (const rest of ["", "/screen", "/state", "/qr.svg"]) {
    const [one, two] = [await fetch(guess + rest), await fetch(never + rest)];
    expect([one.status, two.status], rest).toEqual([404, 404]);
    expect(plain(await one.text(), guess), rest).toBe(plain(await two.text(), never));
  }
});

/** A page without what differs by itself: its nonce and its own address. */
function plain(text: string, address: string): string {
  const [, , link = "", mac = ""] = new URL(address).pathname.split("/");
  return text
    .replaceAll(/nonce(?:="|\\?":\\?")[\w-]{43}/g, "nonce")
    .replaceAll(link, "L")
    .replaceAll(mac, "M");
}

test("the state is one word, for whoever has the address", async () => {
  const { link } = await linked();
  const answer = await fetch(`${origin}${linkPath(link)}/state`);
  expect(await answer.json()).toEqual({ state: "open" });
});
