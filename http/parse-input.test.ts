import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { DomainError } from "#domain/errors/domain-error";
import { parseForm } from "#http/form";
import { parseJson } from "#http/json";
import { parseInput } from "#http/parse-input";
import * as wire from "#http/wire";

const payment = wire.wireObject({ amount: wire.wireAmount(), currency: wire.wireCurrency() });

function refusalOf(read: () => unknown): DomainError {
  try {
    read();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error("it was read");
}

const fromForm = (form: string) => refusalOf(() => parseInput(payment, parseForm(form)));
const fromJson = (json: string) => refusalOf(() => parseInput(payment, parseJson(json)));

test("a payment reads alike from a form and from JSON", () => {
  const input = { amount: 100n, currency: "EUR" };
  expect(parseInput(payment, parseForm("amount=100&currency=eur"))).toEqual(input);
  expect(parseInput(payment, parseJson('{"amount":100,"currency":"EUR"}'))).toEqual(input);
});

const brokenInBoth = [
  ["-1", "parameter_invalid_integer"],
  ["0", "parameter_invalid_integer"],
  ["-0", "parameter_invalid_integer"],
  ["0.1", "parameter_invalid_integer"],
  ["1.0", "parameter_invalid_integer"],
  ["1e2", "parameter_invalid_integer"],
  ["1e21", "parameter_invalid_integer"],
  ["1000000000000", "amount_too_large"],
  ["9007199254740993", "amount_too_large"],
  ["9223372036854775808", "amount_too_large"],
  ["9".repeat(100_000), "amount_too_large"],
  [`-${"9".repeat(100_000)}`, "parameter_invalid_integer"],
  ["true", "parameter_invalid_integer"],
] as const;

test.each(brokenInBoth)("%s is refused as an amount in form and JSON: %s", (amount, code) => {
  const refusal = { code, details: { param: "amount" } };
  expect(fromForm(`amount=${amount}&currency=usd`)).toMatchObject(refusal);
  expect(fromJson(`{"amount":${amount},"currency":"usd"}`)).toMatchObject(refusal);
});

test.each([
  ["amount=%22100%22", "parameter_invalid_integer"],
  ["amount=1e3", "parameter_invalid_integer"],
  ["amount=0x10", "parameter_invalid_integer"],
  ["amount=+12+", "parameter_invalid_integer"],
  ["amount=%2B12", "parameter_invalid_integer"],
  ["amount=12%0A", "parameter_invalid_integer"],
  ["amount=012", "parameter_invalid_integer"],
  ["amount=1_000", "parameter_invalid_integer"],
  ["amount=null", "parameter_invalid_integer"],
  ["amount=NaN", "parameter_invalid_integer"],
  ["amount=Infinity", "parameter_invalid_integer"],
  ["amount=٣٤", "parameter_invalid_integer"],
  ["amount=１００", "parameter_invalid_integer"],
  ["amount=१००", "parameter_invalid_integer"],
  ["amount[]=100", "parameter_invalid_integer"],
  ["amount[minor]=100", "parameter_invalid_integer"],
  ["amount=", "parameter_invalid_empty"],
  ["amount", "parameter_invalid_empty"],
  ["amount=100&amount=100", "body_malformed"],
  ["amount=100&amount=200", "body_malformed"],
  ["metadata=", "parameter_missing"],
])("the form %s is refused, naming the amount: %s", (form, code) => {
  const schema = payment.extend({ metadata: wire.wireMetadata().optional() });
  const refusal = refusalOf(() => parseInput(schema, parseForm(`${form}&currency=usd`)));
  expect(refusal).toMatchObject({ code, details: { param: "amount" } });
});

test.each([
  ['"amount":"100"', "parameter_invalid_integer"],
  ['"amount":"1e3"', "parameter_invalid_integer"],
  ['"amount":"NaN"', "parameter_invalid_integer"],
  ['"amount":[]', "parameter_invalid_integer"],
  ['"amount":{}', "parameter_invalid_integer"],
  ['"amount":{"text":"100","isFormText":true}', "parameter_invalid_integer"],
  ['"amount":{"value":"100","isLosslessNumber":true}', "parameter_invalid_integer"],
  ['"amount":false', "parameter_invalid_integer"],
  ['"amount":null', "parameter_invalid_empty"],
  ['"amount":""', "parameter_invalid_empty"],
  ['"amount":100,"amount":100', "body_malformed"],
])("the JSON %s is refused, naming the amount: %s", (json, code) => {
  const refusal = fromJson(`{${json},"currency":"usd"}`);
  expect(refusal).toMatchObject({ code, details: { param: "amount" } });
});

test.each(["US", "XXX", "XTS", "USDT", "USА", "ЕUR", "uſd", "ＵＳＤ", " usd", "840"])(
  "%s is refused as a currency, naming it",
  (currency) => {
    const refusal = { code: "currency_not_supported", details: { param: "currency" } };
    const form = `amount=1&currency=${encodeURIComponent(currency)}`;
    expect(fromForm(form)).toMatchObject(refusal);
    expect(fromJson(JSON.stringify({ amount: 1, currency }))).toMatchObject(refusal);
  },
);

test("currencies without minor unit and with three digits are read", () => {
  for (const currency of ["JPY", "KWD"]) {
    expect(parseInput(payment, { amount: 1, currency })).toEqual({ amount: 1n, currency });
  }
});

const nested = wire.wireObject({
  card: wire.wireObject({ number: wire.wireText({ max: 20 }), text: wire.wireId().optional() }),
  items: wire.wireArray(wire.wireObject({ price: wire.wireAmount() }), { max: 2 }).optional(),
  shipping: wire.emptyable(wire.wireObject({ name: wire.wireText({ max: 5 }) })).optional(),
});

test.each([
  ["card[number]=1&foo=1&bar=2", "parameter_unknown", "foo"],
  ["foo=1", "parameter_unknown", "foo"],
  ["card[number]=1&card[cvc]=1", "parameter_unknown", "card[cvc]"],
  ["card[number]=1&items[0][price]=1&items[1][prize]=1", "parameter_unknown", "items[1][prize]"],
  ["card[number]=1&__proto__[a]=1", "parameter_unknown", "__proto__"],
  ["card[number]=1&constructor=1", "parameter_unknown", "constructor"],
  ["", "parameter_missing", "card"],
  ["card[text]=x", "parameter_missing", "card[number]"],
  ["card=x", "parameter_invalid", "card"],
  ["card=", "parameter_invalid", "card"],
  ["card[0]=x", "parameter_invalid", "card"],
  ["card[number]=1&items=x", "parameter_invalid", "items"],
  ["card[number]=1&items[x]=1", "parameter_invalid", "items"],
  ["card[number]=1&items[0][price]=0", "parameter_invalid_integer", "items[0][price]"],
  ["card[number]=1&items[0]=0", "parameter_invalid", "items[0]"],
  [
    "card[number]=1&items[0][price]=1&items[1][price]=1&items[2][price]=1",
    "parameter_invalid",
    "items",
  ],
  ["card[number]=1&shipping[name]=longer", "parameter_invalid", "shipping[name]"],
  ["card[number]=1&shipping[name]=", "parameter_invalid_empty", "shipping[name]"],
  ["card[number]=1&shipping[nam]=", "parameter_unknown", "shipping[nam]"],
  ["card[number]=1&shipping=x", "parameter_invalid", "shipping"],
])("%s is refused with %s, naming %s", (form, code, param) => {
  const refusal = refusalOf(() => parseInput(nested, parseForm(form)));
  expect(refusal).toMatchObject({ code, details: { param } });
  expect(refusal.message).toContain(param);
});

test("a number JSON cannot hold exactly is no object of parameters", () => {
  const refusal = refusalOf(() => parseInput(nested, parseJson('{"card":1.5}')));
  expect(refusal).toMatchObject({ code: "parameter_invalid", details: { param: "card" } });
});

test.each(["[]", "1", '"text"', "null", "1.5"])("%s is no request", (json) => {
  const refusal = refusalOf(() => parseInput(payment, parseJson(json)));
  expect(refusal).toMatchObject({ code: "parameter_invalid", details: {} });
  expect(refusal.message).toBe("The request must be an object of parameters.");
});

test("a rule of the contract's own names its parameter and may set its code", () => {
  const schema = payment.refine(({ amount }) => amount > 50n, {
    path: ["amount"],
    message: "must be more than 50.",
    params: { code: "amount_too_small" },
  });
  const refusal = refusalOf(() => parseInput(schema, { amount: 50, currency: "usd" }));
  expect(refusal).toMatchObject({
    code: "amount_too_small",
    message: "amount must be more than 50.",
  });
  const either = z.object({}).refine(() => false, { message: "needs a charge or a payment." });
  expect(refusalOf(() => parseInput(either, {}))).toMatchObject({
    code: "parameter_invalid",
    message: "The request needs a charge or a payment.",
    details: {},
  });
});

test("whatever comes in, the answer is the input or a refusal", () => {
  const names = fc.constantFrom("amount", "currency", "card", "items", "shipping", "foo", "0");
  const json = fc.dictionary(names, fc.jsonValue()).map((tree) => JSON.stringify(tree));
  fc.assert(
    fc.property(json, fc.constantFrom(payment, nested), (text, schema) => {
      try {
        parseInput(schema, parseJson(text));
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError);
      }
    }),
    { numRuns: 500 },
  );
});
