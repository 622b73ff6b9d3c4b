import * as dineroCurrencies from "dinero.js/bigint/currencies";
import { expect, test } from "vitest";
import { currencies, currencyFrom, minorUnitDigits } from "#domain/money/currencies";

const ours = new Set<string>(currencies);
const icu = new Set(Intl.supportedValuesOf("currency"));

const withdrawnButKnownToIcu = ["ANG", "BGN", "CUC", "HRK", "SLL", "ZWL"];
const unitsOfAccountKnownToIcu = ["XDR", "XSU"];
const digitsDifferInIcu = "AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SOS SYP YER".split(
  " ",
);
const notMoneyButKnownToDinero = "BGN BOV CHE CHW CLF COU MXV USN UYI XAD".split(" ");

function icuDigits(currency: string): number | undefined {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits;
}

test("the table has every currency of ICU but the withdrawn ones and the units of account", () => {
  const missing = [...icu].filter((code) => !ours.has(code));
  expect(missing.toSorted()).toEqual(
    [...withdrawnButKnownToIcu, ...unitsOfAccountKnownToIcu].toSorted(),
  );
});

test("only the two currencies ICU does not list are ours alone", () => {
  expect(currencies.filter((code) => !icu.has(code))).toEqual(["UYW", "VED"]);
});

test("exactly the known currencies have other digits in ICU than in ISO 4217", () => {
  const different = currencies.filter((code) => icuDigits(code) !== minorUnitDigits(code));
  expect(different).toEqual(digitsDifferInIcu);
});

test("the table agrees with dinero.js on which currencies there are", () => {
  const theirs = Object.keys(dineroCurrencies).filter((code) => /^[A-Z]{3}$/.test(code));
  expect(theirs.filter((code) => !ours.has(code)).toSorted()).toEqual(notMoneyButKnownToDinero);
  expect(currencies.filter((code) => !theirs.includes(code))).toEqual([]);
});

test("the table agrees with dinero.js on the digits of every decimal currency", () => {
  const differ = Object.values(dineroCurrencies).filter(({ code, base, exponent }) => {
    const currency = currencyFrom(code);
    return currency && base === 10n && minorUnitDigits(currency) !== Number(exponent);
  });
  expect(differ).toEqual([]);
});

test("a currency is named by its code in either case", () => {
  expect(["usd", "JPY", "Kwd", "cny"].map(currencyFrom)).toEqual(["USD", "JPY", "KWD", "CNY"]);
});

test("funds, metals, test codes, withdrawn codes and look-alikes name no currency", () => {
  const refused = "US,USDT,XXX,XTS,XAU,XAG,XDR,XSU,XUA,XAD,CLF,CHE,USN,BGN,ANG,HRK".split(",");
  const lookAlikes = ["USА", "ЕUR", "ＵＳＤ", "uſd", "ınr", "US\u0000", " USD", "USD\n", ""];
  for (const text of [...refused, ...lookAlikes, "constructor", "toString", "__proto__"]) {
    expect([text, currencyFrom(text)]).toEqual([text, undefined]);
  }
});
