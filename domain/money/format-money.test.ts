import * as dinero from "dinero.js/bigint";
import fc from "fast-check";
import { expect, test } from "vitest";
import { currencies, minorUnitDigits } from "#domain/money/currencies";
import { decimalString, formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";

const amounts = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n });
const currency = fc.constantFrom(...currencies);

test.each([
  { amount: money(123_450n, "CNY"), shown: "1,234.50 CNY" },
  { amount: money(1_234n, "JPY"), shown: "1,234 JPY" },
  { amount: money(1_234_567n, "KWD"), shown: "1,234.567 KWD" },
  { amount: money(12_345_678n, "UYW"), shown: "1,234.5678 UYW" },
  { amount: money(5n, "KWD"), shown: "0.005 KWD" },
  { amount: money(0n, "USD"), shown: "0.00 USD" },
  { amount: money(-5n, "USD"), shown: "\u22120.05 USD" },
  { amount: money(-123_450n, "HUF"), shown: "\u22121,234.50 HUF" },
  { amount: money(9_007_199_254_740_993n, "USD"), shown: "90,071,992,547,409.93 USD" },
  { amount: money(2n ** 63n, "JPY"), shown: "9,223,372,036,854,775,808 JPY" },
])("people read $shown in English and in Chinese", ({ amount, shown }) => {
  expect(formatMoney(amount, "en")).toBe(shown);
  expect(formatMoney(amount, "zh-CN")).toBe(shown);
});

test("every amount of every currency is written as dinero.js writes it, digit by digit", () => {
  fc.assert(
    fc.property(amounts, currency, (amountMinor, code) => {
      const exponent = BigInt(minorUnitDigits(code));
      const theirs = dinero.dinero({
        amount: amountMinor,
        currency: { code, base: 10n, exponent },
      });
      expect(decimalString(money(amountMinor, code))).toBe(dinero.toDecimal(theirs));
    }),
  );
});

test("what people read holds every digit of the exact amount", () => {
  fc.assert(
    fc.property(amounts, currency, fc.constantFrom("en", "zh-CN"), (amountMinor, code, locale) => {
      const amount = money(amountMinor, code);
      const plain = formatMoney(amount, locale).replaceAll(",", "").replace("\u2212", "-");
      expect(plain).toBe(`${decimalString(amount)} ${code}`);
    }),
  );
});
