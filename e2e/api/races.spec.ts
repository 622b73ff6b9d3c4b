import { expect, test } from "@playwright/test";
import { type Integrator, post } from "#e2e/support/integrator";
import { atOnce, wrongs } from "#e2e/support/outcomes";
import { aTrader, money, type Trader } from "#e2e/support/trader";
import { randomBelow } from "#platform/random";

const rounds = 5;
const callers = 30;

/** What everyone asks for at once, by the place they have among them. */
type Call = (place: number) => readonly [path: string, body: string];

/** How many of them were answered 200; the others must have been refused, and the books true. */
async function winners({ account, key }: Integrator, call: Call): Promise<number> {
  const answers = await Promise.all(
    atOnce(callers, (place) => {
      const [path, body] = call(place);
      return post(key, path, body);
    }),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status !== 200 && (status < 400 || status >= 500))).toEqual(
    [],
  );
  expect(await wrongs(account)).toEqual([]);
  return statuses.filter((status) => status === 200).length;
}

async function held({ stripe }: Trader): Promise<string> {
  const card = { payment_method: "pm_card_visa", confirm: true } as const;
  const capture_method = "manual" as const;
  const { id } = await stripe.paymentIntents.create({ ...money(10_000), ...card, capture_method });
  return id;
}

/** Runs the race several times, each time among others. */
function race(name: string, run: (trader: Trader) => Promise<void>): void {
  test(`${name}, whichever process they reach`, async () => {
    for (let round = 0; round < rounds; round += 1) await run(await aTrader());
  });
}

race("many refunds at once never give back more than was paid", async (trader) => {
  const [paid] = (await trader.stripe.paymentIntents.list()).data;
  const call: Call = () => ["/v1/refunds", `payment_intent=${paid?.id}&amount=700`];
  expect(await winners(trader, call)).toBe(14);
});

race("of many captures at once, each of another amount, one is made", async (trader) => {
  const id = await held(trader);
  const call: Call = () => [
    `/v1/payment_intents/${id}/capture`,
    `amount_to_capture=${1 + randomBelow(10_000)}`,
  ];
  expect(await winners(trader, call)).toBe(1);
});

race("of many who capture or cancel at once, one has the word", async (trader) => {
  const id = await held(trader);
  const call: Call = (place) => [
    `/v1/payment_intents/${id}/${place % 2 === 0 ? "capture" : "cancel"}`,
    "",
  ];
  expect(await winners(trader, call)).toBe(1);
});

race("many payouts at once never send more than is available", async (trader) => {
  expect(await winners(trader, () => ["/v1/payouts", "amount=700&currency=cny"])).toBe(14);
});

race("many withdrawals at once never take more than was stored", async (trader) => {
  const path = `/v1/customers/${trader.customer}/withdrawals`;
  const bank = "destination[account_number]=000123456789&destination[account_holder_name]=Ada";
  const call: Call = () => [path, `amount=700&currency=cny&${bank}`];
  expect(await winners(trader, call)).toBe(7);
});
