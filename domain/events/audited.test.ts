import { expect, test } from "vitest";
import { audited } from "#domain/events/audited";
import { told, toldChange } from "#domain/events/event-note";

const note = { action: "payment.captured", subject: "pi_1" };
const open = { id: "pi_1", status: "requires_capture", amount: 5, client_secret: "pi_1_secret" };

test("what a note says of before and after is what is audited", () => {
  const said = { ...note, before: { limit: 1 }, after: { limit: 2 } };
  expect(audited(said, [])).toEqual({ before: { limit: 1 }, after: { limit: 2 } });
  expect(audited({ ...note, after: { limit: 2 } }, [])).toEqual({
    before: null,
    after: { limit: 2 },
  });
});

test("of a new object all is audited but what opens it", () => {
  const { before, after } = audited(note, [told("payment_intent.created", open, 1n)]);
  expect(before).toBeNull();
  expect(after).toEqual({ id: "pi_1", status: "requires_capture", amount: 5 });
});

test("of a changed object both sides of what is different are audited, of that object alone", () => {
  const captured = { ...open, status: "succeeded" };
  const events = [
    told("charge.captured", { id: "ch_1", status: "succeeded" }, 1n),
    toldChange("payment_intent.succeeded", { before: open, after: captured }, 2n),
  ];
  expect(audited(note, events)).toEqual({
    before: { status: "requires_capture" },
    after: { status: "succeeded" },
  });
});

test("where nothing is told of the object, nothing is made up", () => {
  const events = [told("charge.captured", { id: "ch_1", status: "succeeded" }, 1n)];
  expect(audited(note, events)).toEqual({ before: null, after: null });
});
