import fc from "fast-check";
import { expect, test } from "vitest";
import { derivedId, idToUuid, isId, newId, parseId, uuidToId } from "#platform/ids";

const instant = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds);

test("an id survives the way into the database and back", () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      expect(idToUuid(uuidToId("pi", uuid))).toBe(uuid);
    }),
  );
});

test("ids sort as text in the order of their times", () => {
  fc.assert(
    fc.property(fc.nat(2 ** 40), fc.integer({ min: 1, max: 2 ** 30 }), (time, later) => {
      expect(newId("ch", instant(time)) < newId("ch", instant(time + later))).toBe(true);
    }),
  );
});

test("a new id is a uuidv7", () => {
  const uuid = idToUuid(newId("re", instant(1_700_000_000_000)));
  expect(uuid).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("what is not an id of its kind is not parsed as one", () => {
  const id = newId("pi", instant(1));
  expect(parseId("pi", id)).toBe(id);
  for (const text of [
    "",
    "pi_",
    "pi_x",
    id.replace("pi_", "ch_"),
    `${id}0`,
    `pi_${"z".repeat(22)}`,
  ]) {
    expect(parseId("pi", text)).toBeUndefined();
  }
});

test("equal parts derive equal ids, other parts others", () => {
  expect(derivedId("lac", ["a", "b"])).toBe(derivedId("lac", ["a", "b"]));
  expect(derivedId("lac", ["a", "b"])).not.toBe(derivedId("lac", ["ab", ""]));
  expect(isId("lac", derivedId("lac", ["a"]))).toBe(true);
});
