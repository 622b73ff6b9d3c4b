import { pgTable } from "drizzle-orm/pg-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { instant } from "#db/columns";
import { encodeText } from "#db/table-shape";

const { at } = pgTable("samples", { at: instant() });

test("a moment's text names that very moment, in any order of moments", () => {
  const years = { min: Date.UTC(1, 0), max: Date.UTC(9999, 11, 31) };
  const moments = fc.oneof(
    fc.integer(years),
    fc.integer({ min: -120_000, max: 120_000 }),
    fc.integer({ min: 1_900_000_000_000, max: 1_900_000_200_000 }),
  );
  fc.assert(
    fc.property(fc.array(moments), (all) => {
      for (const ms of all) {
        const moment = Temporal.Instant.fromEpochMilliseconds(ms);
        const text = encodeText(at, moment);
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        expect(Temporal.Instant.from(text ?? "").equals(moment)).toBe(true);
      }
    }),
  );
});
