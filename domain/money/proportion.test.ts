import * as dinero from "dinero.js/bigint";
import fc from "fast-check";
import { expect, test } from "vitest";
import { InvariantError } from "#domain/errors/invariant";
import { proportion } from "#domain/money/proportion";

const amounts = fc.bigInt({ min: 0n, max: 2n ** 70n });
const parts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 });

test("whatever the refunds, what is returned grows to exactly the whole fee", () => {
  fc.assert(
    fc.property(parts, amounts, (refunds, fee) => {
      const charged = refunds.reduce((sum, refund) => sum + refund, 0n);
      let refunded = 0n;
      let returned = 0n;
      for (const refund of refunds) {
        refunded += refund;
        const total = proportion(refunded, charged, fee);
        expect(total >= returned && total <= fee).toBe(true);
        returned = total;
      }
      expect(returned).toBe(fee);
    }),
  );
});

test("a proportion is the share dinero.js allocates to the part that gets no remainder", () => {
  fc.assert(
    fc.property(amounts, amounts, amounts, (part, more, of) => {
      const rest = part + more + 1n;
      const whole = dinero.dinero({ amount: of, currency: dinero.JPY });
      const shares = dinero.allocate(whole, [part, rest]).map((share) => dinero.toSnapshot(share));
      expect(proportion(part, part + rest, of)).toBe(shares[0]?.amount);
    }),
  );
});

test.each([
  [1n, 0n, 5n],
  [-1n, 10n, 5n],
  [11n, 10n, 5n],
  [1n, 10n, -5n],
])("%d of %d of %d is no proportion", (part, whole, of) => {
  expect(() => proportion(part, whole, of)).toThrow(InvariantError);
});
