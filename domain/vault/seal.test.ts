import { expect, test } from "vitest";
import { seal, unseal } from "#domain/vault/seal";

const binding = ["acct_1", "card number", "tok_1"] as const;

test("what is sealed opens in its own place, and in no other", async () => {
  const sealed = await seal("4242424242424242", binding);
  expect(sealed).toMatch(/^vk_[0-9A-Za-z]{22}\.[\w-]+$/);
  expect(sealed).not.toContain("4242424242424242");
  expect(await unseal(sealed, binding)).toBe("4242424242424242");

  for (const other of [
    ["acct_2", ...binding.slice(1)],
    [...binding, ""],
    ["acct_1", "tok_1"],
  ]) {
    await expect(unseal(sealed, other)).rejects.toThrow("opens where it was sealed");
  }
});

test("what was changed is not opened", async () => {
  const sealed = await seal("secret", binding);
  const last = sealed.endsWith("A") ? "B" : "A";
  for (const changed of [`${sealed.slice(0, -1)}${last}`, sealed.slice(0, -4), `${sealed}AAAA`]) {
    await expect(unseal(changed, binding)).rejects.toThrow("opens where it was sealed");
  }
  await expect(unseal("plain", binding)).rejects.toThrow("the id of its key");
});

test("any text comes back as it was, an empty one too", async () => {
  for (const text of ["", "卡号", "\u0000", "x".repeat(100_000)]) {
    expect(await unseal(await seal(text, binding), binding)).toBe(text);
  }
});
