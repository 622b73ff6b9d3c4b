import fc from "fast-check";
import { expect, test } from "vitest";
import { DomainError } from "#domain/errors/domain-error";
import { checkedCard, type RawCard } from "#domain/vault/checked-card";

const now = Temporal.Instant.from("2026-11-30T23:30:00Z");
const visa: RawCard = { number: "4242424242424242", expMonth: 12, expYear: 2031, cvc: "123" };

function check(fields: Partial<RawCard>, at = now) {
  return checkedCard({ ...visa, ...fields }, { param: "card", now: at });
}

function refusalOf(fields: Partial<RawCard>, at = now): readonly [string, string | undefined] {
  try {
    check(fields, at);
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.details.param];
    throw error;
  }
  return ["taken", undefined];
}

test("the cards of each scheme are taken, grouped as they are printed", () => {
  const brands = {
    "4242 4242 4242 4242": "visa",
    "5555-5555-5555-4444": "mastercard",
    "2223003122003222": "mastercard",
    "6011111111111117": "discover",
    "3056930009020004": "diners",
    "36227206271667": "diners",
    "3566002020360505": "jcb",
    "6200000000000005": "unionpay",
    "6205500000000000004": "unionpay",
  };
  for (const [number, brand] of Object.entries(brands)) {
    expect(check({ number })).toMatchObject({ brand, number: number.replaceAll(/[ -]/g, "") });
  }
  expect(check({ number: "378282246310005", cvc: "1234" }).brand).toBe("amex");
});

test("a number with a wrong digit, length or scheme is refused, and not repeated", () => {
  for (const number of ["4242424242424241", "424242424242", "6304000000000000", "", "4242 x"]) {
    expect(refusalOf({ number })).toEqual(["incorrect_number", "card[number]"]);
  }
  expect(() => check({ number: "4242424242424241" })).toThrow(/^[^0-9]*$/);
});

test("any one digit mistyped is found", () => {
  const place = fc.integer({ min: 0, max: 15 });
  fc.assert(
    fc.property(place, fc.integer({ min: 1, max: 9 }), (at, step) => {
      const digit = (Number(visa.number.charAt(at)) + step) % 10;
      const number = `${visa.number.slice(0, at)}${digit}${visa.number.slice(at + 1)}`;
      expect(refusalOf({ number })[0]).toBe("incorrect_number");
    }),
  );
});

test("a card is good until its month has ended everywhere on earth", () => {
  expect(refusalOf({ expMonth: 11, expYear: 26 })[0]).toBe("taken");
  expect(refusalOf({ expMonth: 11, expYear: 26 }, now.add({ hours: 6 }))[0]).toBe("taken");
  const over = refusalOf({ expMonth: 11, expYear: 26 }, now.add({ hours: 13 }));
  expect(over).toEqual(["expired_card", "card[exp_month]"]);
  expect(refusalOf({ expMonth: 12, expYear: 2025 })).toEqual(["expired_card", "card[exp_year]"]);
  expect(check({ expYear: 31 }).expYear).toBe(2031);
});

test("what no card has as expiry or code is refused by field", () => {
  expect(refusalOf({ expMonth: 13 })).toEqual(["invalid_expiry_month", "card[exp_month]"]);
  expect(refusalOf({ expMonth: 0 })).toEqual(["invalid_expiry_month", "card[exp_month]"]);
  expect(refusalOf({ expYear: 1999 })).toEqual(["invalid_expiry_year", "card[exp_year]"]);
  expect(refusalOf({ expYear: 2999 })).toEqual(["invalid_expiry_year", "card[exp_year]"]);
  for (const cvc of ["12", "1234", "12a", ""]) {
    expect(refusalOf({ cvc })).toEqual(["invalid_cvc", "card[cvc]"]);
  }
  expect(refusalOf({ cvc: undefined })[0]).toBe("taken");
});
