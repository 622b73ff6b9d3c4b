import fc from "fast-check";
import { expect, test } from "vitest";
import { listBalanceTransactions } from "#domain/balance/list-balance-transactions";
import { resolveOperation } from "#domain/channel-operations/resolve-operation";
import { settleByHand } from "#domain/channel-operations/settle-by-hand";
import { settleOperation } from "#domain/channel-operations/settle-operation";
import { askSandbox, lookUpAtSandbox } from "#domain/channels/sandbox-acquirer";
import { type SandboxOutcome, sandboxOutcomes } from "#domain/channels/sandbox-outcome";
import { requestRefund } from "#domain/refunds/request-refund";
import {
  type Doubtful,
  doubtful,
  hearNotifications,
  lastTold,
  reservePayment,
  resolveAll,
  settler,
  told,
} from "#e2e/support/in-doubt";
import { wrongs } from "#e2e/support/outcomes";
import { take } from "#e2e/support/payment";

const steps = ["ask", "answer", "notify", "look_up", "by_hand", "wait"] as const;

type Step = (typeof steps)[number];

/** An operation that is reserved, for a payment or for the refund of one. */
async function anOperation(here: Doubtful, outcome: SandboxOutcome, kind: "payment" | "refund") {
  if (kind === "payment") {
    const { id: paymentId } = await reservePayment(here, outcome);
    return { paymentId, operation: (await lastTold(here, paymentId)).operation };
  }
  const { id: paymentId } = await take(here.ctx);
  await requestRefund(here.ctx, { paymentId, metadata: told(outcome) });
  return { paymentId, operation: (await lastTold(here, paymentId)).operation };
}

type Case = Awaited<ReturnType<typeof anOperation>>;

/** What can happen to an operation, in any order and more than once. */
async function actors(here: Doubtful, { operation }: Case) {
  const operationId = operation.id;
  const person = await settler(here);
  const answers: Awaited<ReturnType<typeof askSandbox>>[] = [];
  const does: Readonly<Record<Step, () => Promise<unknown>>> = {
    ask: async () => answers.push(await askSandbox(operation, here.clock)),
    answer: async () => {
      const word = answers.at(-1);
      if (!word) return;
      await settleOperation(here.worker, { operationId, message: { ...word, source: "answer" } });
    },
    notify: () => hearNotifications(here),
    look_up: () => resolveOperation(here.worker, { operationId }),
    by_hand: () =>
      settleByHand(person, { operationId, wentThrough: true, reason: "Seen." }).catch(() => null),
    wait: async () => here.forward(20),
  };
  return does;
}

/** Whether we say of an operation what the channel does, or what people have found out. */
async function agrees(here: Doubtful, { paymentId }: Case): Promise<boolean> {
  const { operation } = await lastTold(here, paymentId);
  const { state } = await lookUpAtSandbox(operation, here.clock);
  if (operation.state === "succeeded") return state === "succeeded" || state === "review";
  return operation.state === "failed" && ["failed", "closed", "not_found"].includes(state);
}

async function linesOf(here: Doubtful): Promise<readonly string[]> {
  const { rows } = await listBalanceTransactions(here.ctx, { limit: 100 });
  return rows.map(({ type, amountMinor }) => `${type} ${amountMinor}`).toSorted();
}

test("whatever comes in whatever order, there is one end and money moves exactly once", async () => {
  const outcomes = sandboxOutcomes.filter((outcome) => outcome !== "out_of_order");
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...outcomes),
      fc.constantFrom("payment", "refund"),
      fc.array(fc.constantFrom(...steps), { maxLength: 10 }),
      async (outcome, kind, order) => {
        const here = await doubtful({ feeBasisPoints: 290 });
        const one = await anOperation(here, outcome, kind);
        const does = await actors(here, one);
        for (const step of order) await does[step]();
        await does.wait();
        await does.notify();
        await resolveAll(here, one.paymentId);
        await does.by_hand();
        await does.notify();
        const { operation, evidence } = await lastTold(here, one.paymentId);
        const isDone = operation.state === "succeeded";
        const taken = kind === "refund" ? ["charge 10000"] : [];
        const moved = kind === "refund" ? ["refund -10000"] : ["charge 10000"];
        expect(await linesOf(here)).toEqual([...taken, ...(isDone ? moved : [])]);
        expect(await agrees(here, one)).toBe(true);
        expect(evidence.map(({ place }) => place)).toEqual(
          evidence.map((_, place) => BigInt(place + 1)),
        );
        expect(await wrongs(here.account)).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test("answer, notifications, two workers and a person at once make one end", async () => {
  for (const outcome of ["twice", "lost", "lost_declined", "review"] as const) {
    const here = await doubtful();
    const one = await anOperation(here, outcome, "payment");
    const does = await actors(here, one);
    await does.ask();
    await does.wait();
    await Promise.all([
      does.answer(),
      does.notify(),
      does.notify(),
      does.look_up(),
      does.look_up(),
      does.by_hand(),
    ]);
    await resolveAll(here, one.paymentId);
    await does.by_hand();
    expect(await agrees(here, one)).toBe(true);
    expect((await linesOf(here)).length).toBe(outcome === "lost_declined" ? 0 : 1);
    expect(await wrongs(here.account)).toEqual([]);
  }
});

test("a resolver that takes silence for a no is caught by the same check", async () => {
  const here = await doubtful();
  const one = await anOperation(here, "lost", "payment");
  await askSandbox(one.operation, here.clock);
  const guess = { source: "look_up", state: "failed", sequence: null, failure: null } as const;
  await settleOperation(here.worker, { operationId: one.operation.id, message: guess });
  expect(await agrees(here, one)).toBe(false);
});
