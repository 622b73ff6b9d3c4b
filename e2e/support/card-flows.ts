import * as z from "zod";
import { createSchema } from "zod-openapi";
import { apiRoutes, endpointsOf } from "#e2e/support/api-routes";
import { call, type Received, type Sent } from "#e2e/support/handler";
import type { MarkedCard } from "#e2e/support/marked-cards";
import type { Endpoint } from "#http/endpoint";
import { pathNames } from "#http/read-parameters";

type Form = Readonly<Record<string, string>>;

/** Calls an operation as `POST /v1/…`, with a form. */
export type Ask = (operation: string, form?: Form, once?: string) => Promise<Received>;

/** Something that is done with a card; each way in which one can reach us is one of these. */
type Flow = (ask: Ask, card: MarkedCard) => Promise<unknown>;

const terms = { amount: "1100", currency: "cny", confirm: "true" };

function fields(prefix: string, { number, cvc }: MarkedCard): Form {
  const grouped = number.replaceAll(/(.{4})(?=.)/g, "$1 ");
  return {
    [`${prefix}[number]`]: grouped,
    [`${prefix}[exp_month]`]: "12",
    [`${prefix}[exp_year]`]: "2034",
    [`${prefix}[cvc]`]: cvc,
  };
}

function dataOf(card: MarkedCard): Form {
  return { "payment_method_data[type]": "card", ...fields("payment_method_data[card]", card) };
}

/** What is done with each marked card; a new way for a card to come in belongs here. */
export const cardFlows: readonly Flow[] = [
  async (ask, card) => {
    const method = await ask("POST /v1/payment_methods", { type: "card", ...fields("card", card) });
    const customer = (await ask("POST /v1/customers", { name: "Jane" })).textAt("id");
    const own = `/v1/payment_methods/${method.textAt("id")}`;
    await ask(`POST ${own}/attach`, { customer });
    await ask("POST /v1/payment_intents", {
      ...terms,
      customer,
      payment_method: method.textAt("id"),
    });
    await ask(`POST ${own}/detach`);
  },
  async (ask, card) => {
    const once = `order-${card.number.slice(-4)}`;
    await ask("POST /v1/payment_intents", { ...terms, ...dataOf(card) }, once);
    await ask("POST /v1/payment_intents", { ...terms, ...dataOf(card) }, once);
    await ask("POST /v1/payment_intents", { ...terms, amount: "9", ...dataOf(card) }, once);
  },
  async (ask, card) => {
    const asked = await ask("POST /v1/payment_intents", { amount: "1100", currency: "cny" });
    const own = `/v1/payment_intents/${asked.textAt("id")}`;
    await ask(`POST ${own}`, dataOf(card));
    await ask(`POST ${own}/confirm`, dataOf(card));
  },
  async (ask, card) => {
    await ask("POST /v1/setup_intents", { confirm: "true", ...dataOf(card) });
    const asked = await ask("POST /v1/setup_intents");
    await ask(`POST /v1/setup_intents/${asked.textAt("id")}/confirm`, dataOf(card));
  },
  async (ask, card) => {
    const wrong = { exp_month: "13", exp_year: "1900", cvc: "12345" };
    for (const [name, value] of Object.entries(wrong)) {
      await ask("POST /v1/payment_methods", { ...fields("card", card), [`card[${name}]`]: value });
    }
    await ask("POST /v1/payment_methods", { ...fields("card", card), "card[nummer]": card.number });
    await ask("POST /v1/payment_methods", { "card[token]": card.number });
    await ask("POST /v1/customers", { name: "Jane" }, `order ${card.number}`);
  },
];

const objectSchema = z.object({ properties: z.record(z.string(), z.unknown()).default({}) });

function parametersOf({ contract }: Endpoint): readonly string[] {
  const rendered = createSchema(contract.input, { io: "input" });
  return Object.keys(objectSchema.parse(rendered.schema).properties);
}

/** Puts a card's number in every place of every operation where it does not belong. */
export async function sprayCard(key: string, { number }: MarkedCard): Promise<readonly Received[]> {
  const endpoints = (await apiRoutes()).flatMap(endpointsOf);
  const answers: Received[] = [];
  for (const [endpoint, sent] of endpoints.flatMap((each) => sprayed(each, key, number))) {
    answers.push(await call(endpoint, sent));
  }
  return answers;
}

function sprayed(endpoint: Endpoint, key: string, number: string): readonly [Endpoint, Sent][] {
  const { method, path } = endpoint.contract;
  const filled = pathNames(path).reduce((to, name) => to.replace(`{${name}}`, number), path);
  const names = parametersOf(endpoint).filter((name) => !path.includes(`{${name}}`));
  const forms = names.flatMap((name) => placesOf(name, number));
  const base = { method, key };
  if (method !== "POST") {
    return forms.map((form) => [
      endpoint,
      { ...base, path: `${filled}?${new URLSearchParams(form).toString()}` },
    ]);
  }
  const headers = { "idempotency-key": `order ${number}` };
  const bodies = forms.map((form, place) => (place % 3 === 1 ? { json: form } : { form }));
  return [...bodies, { headers }].map((body) => [endpoint, { ...base, path: filled, ...body }]);
}

function placesOf(name: string, number: string): readonly Form[] {
  return [
    { [name]: number },
    { [`${name}[note]`]: `Card ${number}` },
    { [`${name}[${number}]`]: "x" },
    { [number]: "x" },
  ];
}
