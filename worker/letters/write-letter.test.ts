import fc from "fast-check";
import { expect, test } from "vitest";
import { noticeKinds } from "#db/schema/notifications";
import { deprecations } from "#domain/api-versions/deprecations";
import type { Reader } from "#domain/notifications/letter";
import type { Notice } from "#domain/notifications/notice";
import { accountRow } from "#e2e/support/account";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";
import { writeAccessLetter, writeLetter } from "#worker/letters/write-letter";

const at = Temporal.Instant.from("2026-11-21T14:40:00Z");
const personId = newId("usr", systemClock());

function aReader(fields: Partial<Reader> = {}): Reader {
  return {
    personId,
    role: "owner",
    email: "owner@tea.example",
    locale: "en",
    timeZone: "Asia/Shanghai",
    account: accountRow({ name: "Sandbox 1" }),
    merchantName: "清泉茶业 Clear Spring Tea",
    ...fields,
  };
}

/** One notice of every kind, with these words wherever people elsewhere have typed something. */
function notices(typed: string): readonly Notice[] {
  return [
    {
      kind: "refund_waits",
      refundId: newId("re", at),
      amount: { amountMinor: 123_456_789n, currency: "CNY" },
      requestedBy: personId,
      requesterName: typed,
      approvalsRequired: 2,
      expiresAt: at,
    },
    {
      kind: "payout_failed",
      payoutId: newId("po", at),
      amount: { amountMinor: 5n, currency: "KWD" },
      failureCode: typed,
    },
    ...(["latency", "server_errors"] as const).flatMap((alertKind) =>
      [false, true].map((isEnded) => ({
        kind: "alert" as const,
        alertKind,
        isEnded,
        value: 2_500,
        threshold: 2_000,
        windowMinutes: 5,
        at,
      })),
    ),
    ...deprecations.map((deprecation) => ({
      kind: "deprecation" as const,
      deprecation,
      keyId: newId("key", at),
      keyName: typed,
      hint: "tg_test_…x",
    })),
    { kind: "bank_account_waits", requestedBy: personId, last4: "6789", currency: "EUR" },
    { kind: "endpoint_failing", endpointId: newId("we", at), url: typed, isDisabled: false },
    { kind: "endpoint_failing", endpointId: newId("we", at), url: typed, isDisabled: true },
    { kind: "api_key_expiring", name: typed, hint: "tg_test_…x", createdBy: null, expiresAt: at },
    {
      kind: "new_device",
      personId,
      device: { browser: null, system: "Linux" },
      address: "203.0.113.7",
      at,
    },
  ];
}

test("there is a letter for every kind, in both languages, with words in every place", () => {
  const kinds = new Set(notices("x").map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual(noticeKinds.toSorted());
  for (const locale of ["en", "zh-CN"] as const) {
    for (const notice of notices("Web shop")) {
      const { subject, text, html } = writeLetter(notice, aReader({ locale }));
      for (const part of [subject, text, html]) {
        expect(part).not.toMatch(/undefined|\bnull\b|letters\.|\{\w+\}/);
      }
      expect(text).toContain("http://127.0.0.1:3000/settings/notifications");
    }
  }
});

test("times stand in the reader's zone and amounts with their currency", () => {
  const [refund] = notices("Dana");
  if (!refund) throw new Error("there is one");
  const english = writeLetter(refund, aReader()).text;
  expect(english).toContain("Amount: 1,234,567.89 CNY");
  expect(english).toContain("Decide by: Nov 21, 2026, 22:40, China Standard Time");
  const chinese = writeLetter(refund, aReader({ locale: "zh-CN", timeZone: "UTC" })).text;
  expect(chinese).toContain("2026年11月21日 14:40");
});

test("money of a sandbox is never taken for real", () => {
  const [refund] = notices("Dana");
  if (!refund) throw new Error("there is one");
  expect(writeLetter(refund, aReader()).subject).toMatch(/^\[Sandbox\] /);
  const live = aReader({ account: accountRow({ mode: "live" }) });
  expect(writeLetter(refund, live).subject).toMatch(/^A refund of /);
});

const hostile = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom(
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></td></table><a href=javascript:alert(1)>",
    "a\r\nBcc: spy@evil.example",
    "\u202egpj.exe",
    "{name} {amount}",
    "&amp;lt;",
  ),
);

test("whatever others have typed stays text: no markup, no headers, no turned words", () => {
  const plain = notices("x").map((notice) => tagsOf(writeLetter(notice, aReader()).html));
  fc.assert(
    fc.property(hostile, (typed) => {
      const reader = aReader({ merchantName: typed, email: "a@b.example" });
      for (const [place, notice] of notices(typed).entries()) {
        const { subject, html, text } = writeLetter(notice, reader);
        expect(subject).not.toMatch(/[\r\n\u202e]/);
        expect(text).not.toMatch(/^Bcc:/m);
        expect(tagsOf(html)).toEqual(plain[place]);
      }
    }),
  );
});

/** The tags of a document with the names of their attributes; values may differ. */
function tagsOf(html: string): readonly string[] {
  return (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replaceAll(/"[^"]*"/g, '""'));
}

test("a letter fetches nothing from anywhere", () => {
  for (const notice of notices("https://evil.example/x.png")) {
    const { html } = writeLetter(notice, aReader());
    expect(html).not.toMatch(/<(?:img|script|link|style|iframe|object)\b|url\(|@import|\bsrc=/i);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links.every((href) => href?.startsWith("http://127.0.0.1:3000/"))).toBe(true);
  }
});

test("a new password is told with where it was set, in both languages", () => {
  const place = { device: "Firefox, Windows", address: "203.0.113.7" };
  const notice = { kind: "password_changed", at, ...place, path: "/reset-password/x" } as const;
  for (const locale of ["en", "zh-CN"] as const) {
    const { subject, text, html } = writeAccessLetter(notice, aReader({ locale }));
    for (const part of [subject, text, html]) {
      expect(part).not.toMatch(/undefined|\bnull\b|letters\.|\{\w+\}/);
    }
    for (const said of ["Firefox, Windows", "203.0.113.7", "/reset-password/x"]) {
      expect(text).toContain(said);
    }
  }
  const bare = { ...notice, device: null, address: null };
  expect(writeAccessLetter(bare, aReader()).text).not.toContain("null");
});
