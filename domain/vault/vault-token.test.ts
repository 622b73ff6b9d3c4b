import { expect, test } from "vitest";
import type { CheckedCard } from "#domain/vault/checked-card";
import { unseal } from "#domain/vault/seal";
import { cardNumberBinding, vaultTokenOf } from "#domain/vault/vault-token";
import { accountRow } from "#e2e/support/account";
import { systemClock } from "#platform/clock";

const card: CheckedCard = {
  number: "4000056655665556",
  expMonth: 1,
  expYear: 2031,
  cvc: "731",
  brand: "visa",
};

function tokenIn({ id: accountId } = accountRow()) {
  return vaultTokenOf(card, { accountId, now: systemClock() });
}

test("the vault keeps a number sealed, what is printed in the clear, and the code nowhere", async () => {
  const token = await tokenIn();
  expect(token).toMatchObject({ brand: "visa", bin: "400005", last4: "5556", expiryYear: 2031 });
  const kept = Object.values(token).map(String).join(" ");
  expect(kept).not.toContain(card.number);
  expect(kept).not.toContain("731 ");
  expect(Object.keys(token)).not.toContain("cvc");
  expect(await unseal(token.sealedNumber ?? "", cardNumberBinding(token))).toBe(card.number);
});

test("a number opens only as this token of this account", async () => {
  const account = accountRow();
  const [one, two, other] = [await tokenIn(account), await tokenIn(account), await tokenIn()];
  for (const place of [two, other]) {
    const opened = unseal(one.sealedNumber ?? "", cardNumberBinding(place));
    await expect(opened).rejects.toThrow("opens where it was sealed");
  }
});

test("equal cards have one fingerprint in an account, and another in the next", async () => {
  const account = accountRow();
  const [one, two, other] = [await tokenIn(account), await tokenIn(account), await tokenIn()];
  expect(two.fingerprint).toBe(one.fingerprint);
  expect(other.fingerprint).not.toBe(one.fingerprint);
});
