import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { createCustomer } from "#domain/customers/create-customer";
import { anAccount, keyContext } from "#e2e/support/account";
import { leaksIn, leaksInDatabase } from "#e2e/support/find-leaks";
import { anApiKeyOf } from "#e2e/support/handler";
import { answeredCards, markedCards } from "#e2e/support/marked-cards";
import { idToUuid } from "#platform/ids";

const program = fileURLToPath(new URL("../../e2e/support/drive-card-flows.ts", import.meta.url));

/** Drives every flow in a program of its own and gives back all that it wrote. */
async function written(told: object): Promise<string> {
  const child = spawn("env", ["TOLLGATE_LOG_LEVEL=debug", process.execPath, program], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end(JSON.stringify(told));
  const [out, faults] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  expect([child.exitCode, faults]).toEqual([0, ""]);
  return out;
}

test("whatever is done with a card, its number stands nowhere but sealed, its code nowhere", async () => {
  const account = await anAccount();
  const marked = [...markedCards(), ...answeredCards];
  const out = await written({ key: await anApiKeyOf(account), cards: marked });
  expect(out).toContain('"status":200');
  expect(out).toContain('"status":402');
  expect(out).toContain("A careless line about [removed].");
  const lines = out.split("\n");
  expect(lines.length).toBeGreaterThan(500);
  expect(leaksIn("log and answers", out, marked)).toEqual([]);
  expect(await leaksInDatabase(idToUuid(account.id), marked)).toEqual([]);
  const sealed = await sqlClient()`
    select 1 from vault_tokens where account_id = ${idToUuid(account.id)}`;
  expect(sealed.length).toBeGreaterThan(20);
});

test("a number or a code that was let slip is found, in whatever form", async () => {
  const account = await anAccount();
  const [card = { number: "", cvc: "" }] = markedCards();
  const planted = [
    `paid by ${card.number}`,
    `paid by ${card.number.replaceAll(/(.{4})(?=.)/g, "$1 ")}`,
    Buffer.from(card.number).toString("hex"),
    `{"cvc":"${card.cvc}"}`,
  ];
  for (const description of planted) {
    const { id } = await createCustomer(keyContext(account), { description });
    const found = await leaksInDatabase(idToUuid(account.id), [card]);
    expect(found.map(({ place }) => place)).toContain("public.customers");
    await sqlClient()`update customers set description = '' where id = ${idToUuid(id)}`;
  }
  expect(leaksIn("log", `{"card":{"cvc":"${card.cvc}"}}`, [card])).toHaveLength(1);
});
