import { expect, test } from "vitest";
import { bankNumber } from "#domain/bank-accounts/bank-number";
import { DomainError } from "#domain/errors/domain-error";

test("an IBAN is kept without blanks, and shown by its last four", () => {
  expect(bankNumber("DE89 3704 0044 0532 0130 00", "DE")).toEqual({
    kind: "iban",
    number: "DE89370400440532013000",
    last4: "3000",
  });
});

test("digits are kept as they are, leading noughts too", () => {
  const kept = { kind: "account_number", number: "000123456789", last4: "6789" };
  expect(bankNumber("000-123 456789", "US")).toEqual(kept);
});

test.each([
  ["wrong check digits", "DE88370400440532013000", "DE"],
  ["another country", "DE89370400440532013000", "FR"],
  ["letters", "ABC", "CN"],
  ["too few digits", "123", "CN"],
  ["nothing", "", "CN"],
])("%s are refused, and the number is not repeated", (_, text, country) => {
  expect(refusalOf(text, country)).toMatchObject({ code: "parameter_invalid" });
  expect(refusalOf(text, country)?.message).not.toMatch(/\d{5}/);
});

function refusalOf(text: string, country: string): DomainError | undefined {
  try {
    bankNumber(text, country);
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  return undefined;
}
