import fc from "fast-check";
import { expect, test } from "vitest";
import { currencies } from "#domain/money/currencies";
import { decimalString, formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import { parseMoney } from "#domain/money/parse-money";

test("what we write of any amount is read back as that amount", () => {
  const amounts = fc.record({
    amountMinor: fc.bigInt({ min: 0n, max: 999_999_999_999n }),
    currency: fc.constantFrom(...currencies),
  });
  fc.assert(
    fc.property(amounts, fc.constantFrom("en", "zh-CN"), (amount, locale) => {
      const shown = formatMoney(amount, locale).slice(0, -amount.currency.length);
      expect(parseMoney(shown, amount.currency)).toEqual(amount);
      expect(parseMoney(decimalString(amount), amount.currency)).toEqual(amount);
    }),
  );
});

test("decimals may be left out, and figures may be full-width", () => {
  expect(parseMoney("12", "CNY")).toEqual(money(1_200n, "CNY"));
  expect(parseMoney(" 12.5 ", "CNY")).toEqual(money(1_250n, "CNY"));
  expect(parseMoney("１２．５０", "CNY")).toEqual(money(1_250n, "CNY"));
  expect(parseMoney("12。5", "CNY")).toEqual(money(1_250n, "CNY"));
  expect(parseMoney("1.234", "KWD")).toEqual(money(1_234n, "KWD"));
  expect(parseMoney("500", "JPY")).toEqual(money(500n, "JPY"));
});

test("what is no amount, or could be read in two ways, is none", () => {
  const bad = ["", "-1", "+1", "1e3", "0x10", "12,50", "1,23,456", "1.", ".5", "1 000", "12.345"];
  for (const text of bad) expect(parseMoney(text, "CNY")).toBeUndefined();
  expect(parseMoney("0.5", "JPY")).toBeUndefined();
  expect(parseMoney("9999999999999", "CNY")).toBeUndefined();
});
