import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { toBase62 } from "#platform/base62";
import {
  derivedId,
  firstIdAt,
  idToUuid,
  isId,
  newId,
  parseId,
  timeOfId,
  uuidToId,
} from "#platform/ids";

const instant = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds);
const uuids = fc.oneof(
  fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
  fc.constantFrom(0n, 1n, 61n, 62n, 3_843n, 3_844n, (1n << 96n) - 1n, 1n << 96n, (1n << 128n) - 1n),
);

/** The uuid of a number, by arithmetic that cannot be wrong. */
function uuidOf(value: bigint): string {
  const hex = value.toString(16).padStart(32, "0");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

test("an id is its uuid as a number in base 62", () => {
  fc.assert(
    fc.property(uuids, (value) => {
      const id = `pi_${toBase62(value, 22)}` as const;
      expect(uuidToId("pi", uuidOf(value))).toBe(id);
      expect(idToUuid(id)).toBe(uuidOf(value));
      expect(isId("pi", id)).toBe(true);
    }),
  );
});

test("a number that no uuid can be is no id", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n << 128n, max: 62n ** 22n - 1n }), (value) => {
      const id = `pi_${toBase62(value, 22)}` as const;
      expect(isId("pi", id)).toBe(false);
      expect(() => idToUuid(id)).toThrow(TypeError);
    }),
  );
});

test("what is no uuid as the database writes it becomes no id", () => {
  const uuid = "0198c0de-0000-7000-8000-00000000000a";
  for (const text of [
    "",
    uuid.slice(1),
    `${uuid}0`,
    uuid.replaceAll("-", ""),
    uuid.replace("a", "g"),
  ]) {
    expect(() => uuidToId("pi", text)).toThrow(TypeError);
  }
});

test("the first id of a moment is before all that are made in it, and after those before", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 47 }), (time) => {
      expect(firstIdAt("evt", instant(time)) <= newId("evt", instant(time))).toBe(true);
      expect(timeOfId(newId("evt", instant(time)))).toEqual(instant(time));
      expect(newId("evt", instant(time - 1)) < firstIdAt("evt", instant(time))).toBe(true);
      expect(idToUuid(firstIdAt("evt", instant(time)))).toBe(uuidOf(BigInt(time) << 80n));
    }),
  );
  expect(firstIdAt("evt", instant(-1))).toBe(`evt_${"0".repeat(22)}`);
});

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

test("an id of its parts is the one that the database has had from the first release on", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 4 }), (parts) => {
      const digest = createHash("sha256").update(parts.join("\u0000")).digest("hex").slice(0, 32);
      const cleared = BigInt(`0x${digest}`) & ~((0xfn << 76n) | (0b11n << 62n));
      const value = cleared | (0x8n << 76n) | (0b10n << 62n);
      expect(derivedId("lac", parts)).toBe(`lac_${toBase62(value, 22)}`);
      expect(derivedId("lac", parts)).toBe(`lac_${toBase62(value, 22)}`);
    }),
  );
});

test("equal parts derive equal ids, other parts others", () => {
  expect(derivedId("lac", ["a", "b"])).toBe(derivedId("lac", ["a", "b"]));
  expect(derivedId("lac", ["a", "b"])).not.toBe(derivedId("lac", ["ab", ""]));
  expect(isId("lac", derivedId("lac", ["a"]))).toBe(true);
});
