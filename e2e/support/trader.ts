import { anIntegrator, type Integrator } from "#e2e/support/integrator";
import { anApprovedBankAccount } from "#e2e/support/payout";

/** Somebody with money to move: 100.00 CNY available, and a customer who has stored 50.00. */
export interface Trader extends Integrator {
  readonly customer: string;
}

/** A card that pays at once. */
export const card = { payment_method: "pm_card_visa", confirm: true } as const;

/** So many minor units of CNY. */
export function money(amount: number) {
  return { amount, currency: "cny" };
}

/** A trader with an account of their own. */
export async function aTrader(): Promise<Trader> {
  const integrator = await anIntegrator();
  const { account, stripe } = integrator;
  await anApprovedBankAccount(account);
  await stripe.paymentIntents.create({ ...money(10_000), ...card });
  const customer = (await stripe.customers.create()).id;
  const stored = { ...money(5_000), bank_transfer: { reference: "INV 7" } };
  await stripe.rawRequest("POST", `/v1/customers/${customer}/top_ups`, stored);
  return { ...integrator, customer };
}
