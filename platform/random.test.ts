import { expect, test } from "vitest";
import { randomBytes, randomToken } from "#platform/random";

test("bytes are drawn once each, whatever the lengths that were asked for before", () => {
  const drawn = Array.from({ length: 5_000 }, (_, turn) => randomBytes(10 + (turn % 90)));
  expect(new Set(drawn.map((bytes) => Buffer.from(bytes).toString("hex"))).size).toBe(5_000);
  const tokens = Array.from({ length: 1_000 }, randomToken);
  expect(new Set(tokens.map((token) => token.slice(0, 8))).size).toBe(1_000);
});

test("what was drawn stays as it is when more is drawn", () => {
  const first = randomBytes(32);
  const copy = Uint8Array.from(first);
  for (let turn = 0; turn < 1_000; turn += 1) randomBytes(16);
  expect(first).toEqual(copy);
});

test("any length can be drawn, and none of it is left out", () => {
  for (const length of [0, 1, 16, 4_095, 4_096, 4_097, 20_000]) {
    const bytes = randomBytes(length);
    expect(bytes).toHaveLength(length);
    if (length >= 16) expect(bytes.subarray(-16).some((byte) => byte !== 0)).toBe(true);
  }
});
