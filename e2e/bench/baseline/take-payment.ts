import { balanceTransactions } from "#db/schema/balance";
import { paymentMethods } from "#db/schema/payment-methods";
import { charges, paymentIntents } from "#db/schema/payments";
import { eventOutbox, events, idempotencyRecords } from "#db/schema/record";
import type { Account } from "#domain/access/context";
import { paymentView } from "#domain/payments/payment-view";
import type { Transaction } from "#e2e/bench/baseline/database";
import { moveMoney } from "#e2e/bench/baseline/move-money";
import type { PaymentInput } from "#e2e/bench/baseline/payment-input";
import { eventRows, paidPayment } from "#e2e/bench/baseline/payment-rows";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";
import { sha256 } from "#platform/secrets";

/** Who is paid what, and under which key it is asked for. */
export interface Order {
  readonly account: Account;
  readonly input: PaymentInput;
  readonly idempotencyKey: string;
}

/** Writes all that one payment of the product leaves, a statement after the other. */
export async function takePayment(
  tx: Transaction,
  { account, input, idempotencyKey }: Order,
): Promise<string> {
  const at = systemClock();
  const requestId = newId("req", at);
  const { asked, payment, method, charge, line, transfers } = paidPayment(account, input, at);
  const body = JSON.stringify(paymentView(payment, account));
  await tx.insert(idempotencyRecords).values({
    accountId: account.id,
    key: idempotencyKey,
    fingerprint: sha256(Object.values(input).join()),
    requestId,
    status: 200,
    body,
    createdAt: at,
  });
  await tx.insert(paymentMethods).values(method);
  await tx.insert(paymentIntents).values(payment);
  await tx.insert(charges).values(charge);
  await tx.insert(balanceTransactions).values(line);
  await moveMoney(tx, account.id, transfers);
  const told = eventRows({ asked, payment, charge, account }).map((event) => ({
    ...event,
    requestId,
    idempotencyKey,
  }));
  await tx.insert(events).values(told);
  await tx
    .insert(eventOutbox)
    .values(told.map(({ accountId, id }) => ({ accountId, eventId: id })));
  return body;
}
