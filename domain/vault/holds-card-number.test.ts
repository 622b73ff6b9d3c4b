import fc from "fast-check";
import { expect, test } from "vitest";
import { holdsCardNumber } from "#domain/vault/holds-card-number";

test("a card number is seen alone, grouped, among words and in wide digits", () => {
  const texts = [
    "4242424242424242",
    "my card 4242 4242 4242 4242, thanks",
    "4242-4242-4242-4242",
    "4242.4242.4242.4242",
    "order7/378282246310005",
    "x5555555555554444y",
    "12 6200000000000005 99",
    "４２４２４２４２４２４２４２４２",
  ];
  expect(texts.filter((text) => !holdsCardNumber(text))).toEqual([]);
});

test("order numbers, times, phones, barcodes, ids and accounts are none", () => {
  const texts = [
    "1764000000000",
    "2026-11-22 02:30:00.123",
    "+86 138 0013 8000",
    "6901234567892",
    "DE89370400440532013000",
    "4242424242424241",
    "0000000000000000",
    "cus_0351lNeW6z4zdOaSvSzYrT",
    "4242",
    "",
  ];
  expect(texts.filter(holdsCardNumber)).toEqual([]);
});

test("no uuid is one, as programs make keys of them", () => {
  // Digits of these have a scheme, its length and its check digit.
  const texts = ["42424242-4242-4242-8242-c0de00000000", "order 5555555555554444a0deb0deb0deb0de"];
  expect(texts.filter(holdsCardNumber)).toEqual([]);
  fc.assert(
    fc.property(fc.uuid(), (uuid) => !holdsCardNumber(uuid)),
    { numRuns: 20_000 },
  );
});

test("a uuid beside it hides no card number", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.constantFrom(" ", "-", "/", "_", "x"), (uuid, between) => {
      expect(holdsCardNumber(`4242424242424242${between}${uuid}`)).toBe(true);
      expect(holdsCardNumber(`${uuid}${between}4242 4242 4242 4242`)).toBe(true);
    }),
  );
});

test("whatever stands around it, a card number is seen", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(holdsCardNumber(`${before} x4000056655665556x ${after}`)).toBe(true);
    }),
  );
});

test("a text made to be slow to read is not", () => {
  const startedAt = performance.now();
  for (const digits of ["1 ", "9", "4 0 0 0 ", "62 ", "5"]) {
    holdsCardNumber(digits.repeat(500_000 / digits.length));
  }
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});
