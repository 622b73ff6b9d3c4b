import fc from "fast-check";
import { expect, test } from "vitest";
import {
  digitsOf,
  expiryOf,
  faultIn,
  groupedNumber,
  slashedExpiry,
} from "#app/pay/[link]/[mac]/typed-card";

const today = { year: 2026, month: 11 };
const good = { number: "4242 4242 4242 4242", expiry: "11 / 26", cvc: "123" };

test("a number is grouped as it is printed, however it came", () => {
  expect(groupedNumber("4242-4242 42424242")).toBe("4242 4242 4242 4242");
  expect(groupedNumber("４２４２４２")).toBe("4242 42");
  expect(groupedNumber("378282246310005")).toBe("3782 822463 10005");
  expect(groupedNumber("6200000000000000005")).toBe("6200 0000 0000 0000 005");
  expect(groupedNumber("")).toBe("");
});

test("grouping loses no digit and changes nothing that is grouped already", () => {
  const digits = fc.string({ unit: fc.constantFrom(...Array.from("0123456789")), maxLength: 15 });
  fc.assert(
    fc.property(digits, (typed) => {
      const grouped = groupedNumber(typed);
      expect(digitsOf(grouped)).toBe(typed);
      expect(groupedNumber(grouped)).toBe(grouped);
    }),
  );
});

test.each([
  ["1", "1"],
  ["12", "12"],
  ["5", "05"],
  ["1/", "01"],
  ["12 /", "12"],
  ["1227", "12 / 27"],
  ["12 / 2", "12 / 2"],
  ["4/29", "04 / 29"],
  ["12/2049", "12 / 2049"],
  ["１２２９", "12 / 29"],
  ["abc", ""],
])("an expiry typed as %s stands as %s", (typed, shown) => {
  expect(slashedExpiry(typed)).toBe(shown);
});

test("an expiry is read in the ways in which people and browsers write it", () => {
  const written = ["04 / 29", "04/29", "4/2029", "04-29", "0429", "04 / 2029"];
  for (const typed of written) expect(expiryOf(typed)).toEqual({ month: 4, year: 2029 });
  for (const typed of ["", "4", "04", "04 / 202", "2029-04", "aa/bb"]) {
    expect(expiryOf(typed)).toBeUndefined();
  }
});

test("each field says what cannot be right, and nothing where all is", () => {
  const fault = (fields: Partial<typeof good>) =>
    (["number", "expiry", "cvc"] as const).map((field) =>
      faultIn(field, { ...good, ...fields }, today),
    );
  expect(fault({})).toEqual([undefined, undefined, undefined]);
  expect(fault({ number: "4242 4242 4242 4241" })[0]).toBe("incorrect_number_number");
  expect(fault({ number: " " })[0]).toBe("missing");
  expect(fault({ expiry: "13 / 29" })[1]).toBe("invalid_expiry_month_expiry");
  expect(fault({ expiry: "10 / 26" })[1]).toBe("expired_card_expiry");
  expect(fault({ expiry: "soon" })[1]).toBe("invalid_expiry_expiry");
  expect(fault({ cvc: "12" })[2]).toBe("invalid_cvc_cvc");
  expect(fault({ cvc: "1234" })[2]).toBe("invalid_cvc_cvc");
  expect(fault({ cvc: "1234", number: "378282246310005" })[2]).toBeUndefined();
});
