import fc from "fast-check";
import { expect, test } from "vitest";
import { toldChange } from "#domain/events/event-note";

const fields = fc.dictionary(fc.stringMatching(/^[a-z_]{1,3}$/), fc.jsonValue(), { maxKeys: 8 });

test("an event has the former values of all that reads otherwise as JSON, and of nothing else", () => {
  fc.assert(
    fc.property(fields, fields, fields, (shared, one, other) => {
      const before = { ...shared, ...one, id: "pi_1" };
      const after = { ...structuredClone(shared), ...other, id: "pi_1" };
      const { object, previousAttributes } = toldChange("payment_intent.x", { before, after }, 2n);
      const former = Object.entries(before).filter(
        ([name, value]) =>
          JSON.stringify(value) !== JSON.stringify(Reflect.get(after, name) as unknown),
      );
      expect(object).toBe(after);
      expect(JSON.stringify(previousAttributes)).toBe(JSON.stringify(Object.fromEntries(former)));
    }),
  );
});
