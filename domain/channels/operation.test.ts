import fc from "fast-check";
import { expect, test } from "vitest";
import type { ChannelMessage, PersonsWord } from "#domain/channels/channel-word";
import { hasEnded, heard, type Operation } from "#domain/channels/operation";
import { reserveOperation } from "#domain/channels/reserve-operation";
import { sandboxOutcome } from "#domain/channels/sandbox-outcome";
import { newId } from "#platform/ids";

const at = Temporal.Instant.from("2026-01-02T03:04:05Z");

function reserved(): Operation {
  return reserveOperation({
    accountId: newId("acct", at),
    kind: "authorise",
    paymentIntentId: newId("pi", at),
    chargeId: newId("ch", at),
    refundId: null,
    amountMinor: 100n,
    currency: "CNY",
    order: { sandboxOutcome: "late", behaviour: null, isAuthenticated: false },
    actor: undefined,
    at,
  }).operation;
}

const channelWord = fc.record({
  source: fc.constantFrom("answer", "notification", "look_up", "closing"),
  state: fc.constantFrom(
    "succeeded",
    "failed",
    "pending",
    "review",
    "closed",
    "not_found",
    "silence",
  ),
  sequence: fc.option(fc.integer({ min: 1, max: 4 })),
  failure: fc.constant(null),
}) satisfies fc.Arbitrary<ChannelMessage>;

const personsWord = fc.record({
  source: fc.constant("person"),
  state: fc.constantFrom("succeeded", "failed"),
  reason: fc.constant("Looked."),
  by: fc.constant("person:usr"),
}) satisfies fc.Arbitrary<PersonsWord>;

const words = fc.array(fc.oneof({ weight: 6, arbitrary: channelWord }, personsWord), {
  maxLength: 12,
});

test("in whatever order words come, an operation ends at most once and leaves all as evidence", () => {
  fc.assert(
    fc.property(words, (messages) => {
      let operation = reserved();
      const ends = new Set<string>();
      const places: bigint[] = [];
      for (const message of messages) {
        const after = heard(operation, message, at);
        if (hasEnded(operation)) expect(after.operation.state).toBe(operation.state);
        if (hasEnded(after.operation)) ends.add(after.operation.state);
        expect(after.operation.id).toBe(operation.id);
        expect(after.operation.channelSequence).toBeGreaterThanOrEqual(operation.channelSequence);
        expect(after.operation.nextLookUpAt === null).toBe(hasEnded(after.operation));
        expect(after.operation.failure !== null).toBe(after.operation.state === "failed");
        places.push(after.evidence.place);
        operation = after.operation;
      }
      expect(ends.size).toBeLessThanOrEqual(1);
      expect(places).toEqual(messages.map((_, place) => BigInt(place + 2)));
    }),
  );
});

test("silence and not being found are no end, however often and however late", () => {
  const word = fc.constantFrom("not_found", "silence");
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (states) => {
      let operation = reserved();
      for (const state of states) {
        const message = { source: "look_up", state, sequence: null, failure: null } as const;
        operation = heard(operation, message, at.add({ hours: 24 * 365 })).operation;
        expect(operation.state).toBe("unknown");
      }
    }),
  );
});

test("a person's word counts only where the channel wants one", () => {
  const word = { source: "person", state: "succeeded", reason: "Seen.", by: "person:usr" } as const;
  const pending = heard(
    reserved(),
    { source: "answer", state: "pending", sequence: 1, failure: null },
    at,
  ).operation;
  expect(heard(pending, word, at).operation.state).toBe("pending");
  const asks = { source: "look_up", state: "review", sequence: 2, failure: null } as const;
  const review = heard(pending, asks, at).operation;
  expect(review.state).toBe("needs_person");
  expect(heard(review, word, at).operation.state).toBe("succeeded");
});

test("a look-up that finds nothing is repeated ever more slowly, up to an hour", () => {
  let operation = reserved();
  const pauses: number[] = [];
  const message = { source: "look_up", state: "not_found", sequence: null, failure: null } as const;
  for (let round = 0; round < 9; round += 1) {
    operation = heard(operation, message, at).operation;
    pauses.push(operation.nextLookUpAt?.since(at).total("seconds") ?? 0);
  }
  expect(pauses).toEqual([5, 15, 60, 300, 900, 3_600, 3_600, 3_600, 3_600]);
});

test("the words for the sandbox mean something in sandboxes alone", () => {
  const told = { sandbox_outcome: "late", sandbox_cancel_outcome: "never" };
  expect(sandboxOutcome({ mode: "sandbox" }, told)).toBe("late");
  expect(sandboxOutcome({ mode: "sandbox" }, told, "cancel")).toBe("never");
  expect(sandboxOutcome({ mode: "live" }, told)).toBeUndefined();
  expect(sandboxOutcome({ mode: "live" }, { sandbox_outcome: "sideways" })).toBeUndefined();
  expect(() => sandboxOutcome({ mode: "sandbox" }, { sandbox_outcome: "sideways" })).toThrow(
    "sandbox_outcome can be",
  );
});
