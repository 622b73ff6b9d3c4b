import { expect, test } from "vitest";
import { objectAddress } from "#app/(dashboard)/object-address";

test("an object is found by the beginning of its id, and what has no page has no address", () => {
  expect(objectAddress("po_1")).toBe("/payouts/po_1");
  expect(objectAddress("ch_1")).toBe("/payments/ch_1");
  for (const id of ["lac_1", "po", "", "constructor_1"]) {
    expect(objectAddress(id)).toBeUndefined();
  }
});
