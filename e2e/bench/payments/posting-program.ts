import { randomUUID } from "node:crypto";
import { inArray } from "drizzle-orm";
import { database } from "#db/client";
import { accounts } from "#db/schema/merchants";
import type { Context } from "#domain/access/context";
import { invariant } from "#domain/errors/invariant";
import { createPayment } from "#domain/payments/create-payment";
import type { Payment } from "#domain/payments/payment";
import { paymentView } from "#domain/payments/payment-view";
import { serveJobs } from "#e2e/bench/load/job-program";
import { measured } from "#e2e/bench/load/load-run";
import { posting } from "#e2e/bench/payments/posting-way";
import { keyContext } from "#e2e/support/account";
import type { Id } from "#platform/ids";
import { sha256 } from "#platform/secrets";

const order = {
  amountMinor: 2_000n,
  currency: "CNY",
  paymentMethodId: "pm_card_visa",
  confirm: true,
} as const;
const fingerprint = sha256("the same work each time");

// The verb with nothing around it: no HTTP, no key to look up, nothing to parse.
serveJobs(posting, async (job) => {
  const contexts = await contextsOf(job.accountIds);
  let begun = 0;
  return measured(job, async (run) => {
    while (!run.isOver) {
      begun += 1;
      const ctx = contexts[begun % contexts.length];
      invariant(ctx, "somebody is paid");
      const startedAt = performance.now();
      const { status } = await createPayment(underFreshKey(ctx), order);
      run.ended(
        (performance.now() - startedAt) * 1_000,
        status === "succeeded" ? undefined : status,
      );
    }
  });
});

async function contextsOf(ids: readonly string[]): Promise<readonly Context[]> {
  const wanted = ids as readonly Id<"acct">[];
  const found = await database()
    .select()
    .from(accounts)
    .where(inArray(accounts.id, [...wanted]));
  return found.map((account) => keyContext(account));
}

function underFreshKey(ctx: Context): Context {
  const answer = (result: unknown) => ({
    status: 200,
    body: JSON.stringify(paymentView(result as Payment, ctx.account)),
  });
  const refusal = () => ({ status: 402, body: "" });
  return { ...ctx, once: { key: randomUUID(), fingerprint, answer, refusal } };
}
