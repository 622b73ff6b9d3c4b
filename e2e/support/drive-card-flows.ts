import { text } from "node:stream/consumers";
import * as z from "zod";
import { disconnect } from "#db/client";
import { apiRoutes, endpointsOf } from "#e2e/support/api-routes";
import { type Ask, cardFlows, sprayCard } from "#e2e/support/card-flows";
import { call } from "#e2e/support/handler";
import { faultFields, log } from "#platform/log";

// A program of its own, so that all it writes can be read: its log, and here every answer it got.
const told = z.object({
  key: z.string(),
  cards: z.array(z.object({ number: z.string(), cvc: z.string() })),
});

const { key, cards } = told.parse(JSON.parse(await text(process.stdin)));
const endpoints = (await apiRoutes()).flatMap(endpointsOf);

function tell(answered: object): void {
  process.stdout.write(`${JSON.stringify(answered)}\n`);
}

const ask: Ask = async (operation, form = {}, once) => {
  const [method = "", path = ""] = operation.split(" ");
  const endpoint = endpoints.find(
    ({ contract }) =>
      contract.method === method &&
      new RegExp(`^${contract.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
  if (!endpoint) throw new Error(`no operation ${operation}`);
  const headers = once === undefined ? {} : { "idempotency-key": once };
  const answer = await call(endpoint, { method: "POST", path, key, form, headers });
  tell({ operation, status: answer.status, answer: answer.text });
  return answer;
};

for (const card of cards) {
  for (const flow of cardFlows) await flow(ask, card);
  log().info({ request: { body: { card } } }, `A careless line about ${card.number}.`);
  log().error(faultFields(new Error(card.number)), "a fault whose text holds a card");
}
const [marked] = cards;
if (marked) {
  for (const { text: body, headers } of await sprayCard(key, marked)) {
    tell({ body, headers: [...headers] });
  }
}
await disconnect();
