import { expect, test } from "vitest";
import * as z from "zod";
import {
  choosesAny,
  choosesNone,
  chosenEvents,
  eventFields,
} from "#app/(dashboard)/webhooks/event-choice";
import { shownChoice } from "#components/webhooks/event-groups";

const schema = z.object(eventFields).refine(choosesAny, choosesNone);
const chosen = (fields: object) => {
  const parsed = schema.safeParse(fields);
  return parsed.success
    ? chosenEvents(parsed.data)
    : parsed.error.issues.map(({ path, message }) => [path[0], message]);
};

test("groups and types are taken together, and everything makes the rest needless", () => {
  expect(chosen({ groups: "refund.*" })).toEqual(["refund.*"]);
  expect(
    chosen({ groups: ["refund.*", "payout.*"], enabled_events: "charge.failed\npayout.*" }),
  ).toEqual(["refund.*", "payout.*", "charge.failed"]);
  expect(chosen({ groups: ["*", "refund.*"] })).toEqual(["*"]);
});

test("no choice, and what names no types, are told beside their field", () => {
  expect(chosen({})).toEqual([["groups", "eventsMissing"]]);
  expect(chosen({ enabled_events: "Refund created" })).toEqual([
    ["enabled_events", "parameter_invalid_enabled_events"],
  ]);
});

test("what an endpoint takes comes back as it was chosen", () => {
  expect(shownChoice(["refund.*", "charge.failed", "charge.pending"])).toEqual({
    ticked: ["refund.*"],
    others: "charge.failed\ncharge.pending",
  });
});
