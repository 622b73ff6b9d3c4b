import fc from "fast-check";
import { expect, test } from "vitest";
import { faultFields, scrubbedLog } from "#platform/log";
import { scrub } from "#platform/scrub";

test("no card number reaches the log, however it is grouped or wherever it stands", () => {
  const written = [
    "4242424242424242",
    "4242 4242 4242 4242",
    "4242-4242-4242-4242",
    "378282246310005",
    "3782 822463 10005",
    "12 4242 4242 4242 4242 2030",
    '{"number":"5555555555554444"}',
  ];
  for (const text of written) {
    expect(scrub(text)).not.toMatch(/4242|8282|5555/);
    expect(scrub(text)).toContain("[removed]");
  }
});

test("no key, token or secret reaches the log", () => {
  const written = [
    `tg_live_${"a1B2".repeat(12)}`,
    `tg_test_${"a1B2".repeat(12)}`,
    "whsec_c2VjcmV0",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
    "pi_0abcDEF_secret_c2VjcmV0-_x",
  ];
  for (const text of written) expect(scrub(`key=${text}&x=1`)).toBe("key=[removed]&x=1");
});

test("no security code reaches the log", () => {
  const written = [
    '{"cvc":"731"}',
    '{"cvc": 7316}',
    "card%5Bcvc%5D=731",
    "card[cvc]=731&x",
    "cvv: 731",
  ];
  for (const text of written) expect(scrub(text)).not.toMatch(/731/);
  expect(scrub("incorrect_cvc 731 ms")).toBe("incorrect_cvc 731 ms");
});

test("ids, amounts, times and other numbers stay readable", () => {
  const text = "re_01KXYZabc0123456789abc 999999999999 2026-11-21T22:45:00.123Z 4242";
  expect(scrub(text)).toBe(text);
});

test("uuids stay readable, and hide no card number beside them", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.constantFrom(" ", "-", ", ", "/", "x"), (uuid, between) => {
      expect(scrub(`key ${uuid}`)).toBe(`key ${uuid}`);
      const beside = `4242 4242 4242 4242${between}${uuid}${between}5555555555554444`;
      expect(scrub(beside)).not.toMatch(/4242 4242 4242 4242|5555555555554444/);
    }),
    { numRuns: 5_000 },
  );
  const digits = "4242 4242 4242 4242 12345678-1234-4123-8123-123456789012";
  expect(scrub(digits)).toBe("[removed]");
});

test("whatever text surrounds it, a card number of letters and digits apart is removed", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(scrub(`${before}x4000056655665556x${after}`)).not.toContain("4000056655665556");
    }),
  );
});

test("the scrubber sits at the sink, below any field a caller logs", () => {
  const lines: string[] = [];
  scrubbedLog("info", (line) => lines.push(line)).info(
    { deep: { deeper: [{ card: "4242424242424242" }] } },
    "paid with 4242 4242 4242 4242",
  );
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "info",
    deep: { deeper: [{ card: "[removed]" }] },
    msg: "paid with [removed]",
  });
});

test("a fault is logged by kind and place, without its text", () => {
  const fields = faultFields(Object.assign(new TypeError("jane@example.com"), { code: "23505" }));
  expect(fields).toMatchObject({ fault: "TypeError", code: "23505" });
  expect(fields.at).toMatch(/^at /);
  expect(JSON.stringify(fields)).not.toContain("jane@example.com");
});
