import { expect, test } from "vitest";
import { statementCsv } from "#app/(dashboard)/balance/statements/statement-csv";
import { statementPdf } from "#app/(dashboard)/balance/statements/statement-pdf";
import { balanceTransactions } from "#db/schema/balance";
import type { Account } from "#domain/access/context";
import { retrieveStatement } from "#domain/statements/retrieve-statement";
import { anAccount, aPerson, insertRows, personContext } from "#e2e/support/account";
import { textOfPdf } from "#e2e/support/pdf-text";
import type { DashboardContext } from "#http/session";
import type { Locale } from "#messages/translator";
import { newId } from "#platform/ids";

const now = Temporal.Instant.from("2026-11-22T12:00:00Z");
const october = { currency: "CNY", month: "2026-10" } as const;

async function reader(account: Account, locale: Locale): Promise<DashboardContext> {
  const person = await aPerson("viewer");
  return {
    ...personContext(account, person),
    actor: person,
    clock: () => now,
    sessionId: newId("ses", now),
    email: "viewer@example.com",
    ownRoleName: null,
    merchantName: "清泉茶业 Clear Spring Tea",
    locale,
    timeZone: "Asia/Shanghai",
    now,
  };
}

/** An account with so many sales in October, each described like this. */
async function sold(count: number, description: string): Promise<Account> {
  const account = await anAccount({ name: "Online shop" });
  const at = (place: number) =>
    Temporal.Instant.from("2026-10-01T08:00:00Z").add({ minutes: place });
  const rows = Array.from({ length: count }, (_, place) => ({
    table: balanceTransactions,
    row: {
      accountId: account.id,
      id: newId("txn", at(place)),
      type: "charge",
      sourceId: newId("ch", at(place)),
      chargeId: null,
      payoutId: null,
      amountMinor: 98_765_432_100n,
      feeMinor: 290n,
      netMinor: 98_765_431_810n,
      currency: "CNY",
      status: "available",
      availableAt: at(place),
      description,
      createdAt: at(place),
      version: 1n,
    },
  }));
  await insertRows(rows);
  return account;
}

async function pdfOf(account: Account, locale: Locale): Promise<Buffer> {
  const file = statementPdf(await reader(account, locale), october);
  return Buffer.from(await new Response(file).arrayBuffer());
}

test("a statement names the merchant in Chinese and Latin, and is written in the reader's language", async () => {
  const account = await sold(2, "西湖龙井 明前 100g");
  const english = textOfPdf(await pdfOf(account, "en"));
  const chinese = textOfPdf(await pdfOf(account, "zh-CN"));
  for (const text of [english, chinese]) {
    expect(text).toContain("清泉茶业 Clear Spring Tea");
    expect(text).toContain("西湖龙井 明前 100g");
    expect(text).toContain(account.id);
    expect(text).toContain("1,975,308,636.20");
  }
  expect(english).toContain("Account statement");
  expect(english).toContain("October 2026, CNY. Times are UTC.");
  expect(english).toContain("Page 1/1");
  expect(chinese).toContain("账户对账单");
  expect(chinese).toContain("2026年10月，CNY。时间均为 UTC。");
  expect(chinese).toContain("期末余额");
  expect(chinese).toContain("第 1/1 页");
});

test("what the face does not have is shown as missing, and breaks nothing", async () => {
  const account = await sold(1, "𠮷野家 齉 🧧\u202e\n€ ü");
  const text = textOfPdf(await pdfOf(account, "en"));
  expect(text).toContain("〓野家 〓");
  expect(text).toContain("€ ü");
});

test("every sheet repeats the head and says which of how many it is", async () => {
  const account = await sold(120, "Tea");
  const text = textOfPdf(await pdfOf(account, "en"));
  const numbers = [...text.matchAll(/Page (\d+)\/(\d+)/g)].map(([, number, count]) => [
    number,
    count,
  ]);
  const count = numbers.length;
  expect(count).toBeGreaterThan(3);
  expect(numbers).toEqual(numbers.map((_, place) => [String(place + 1), String(count)]));
  expect(text.match(/Balance \(CNY\)/g)).toHaveLength(count);
  expect(text.match(/Payment · Tea/g)).toHaveLength(120);
  const { closingMinor } = await retrieveStatement(await reader(account, "en"), october);
  expect(closingMinor).toBe(120n * 98_765_431_810n);
  expect(text).toContain("11,851,851,817.20");
});

test("the file for programs begins with the opening balance and ends with the closing one", async () => {
  const account = await sold(2, "+1 tea");
  const file = statementCsv(await reader(account, "en"), october);
  const lines = (await new Response(file).text()).trimEnd().split("\n");
  expect(lines[0]).toBe("type,id,created,source,description,currency,amount,fee,net,balance");
  expect(lines[1]).toBe("opening_balance,,2026-10-01T00:00:00Z,,,CNY,,,,0.00");
  expect(lines[2]).toMatch(
    /^charge,txn_\w+,2026-10-01T08:00:00Z,ch_\w+,'\+1 tea,CNY,987654321\.00,/,
  );
  expect(lines[3]).toMatch(/,2\.90,987654318\.10,1975308636\.20$/);
  expect(lines[4]).toBe("closing_balance,,2026-11-01T00:00:00Z,,,CNY,,,,1975308636.20");
  expect(lines).toHaveLength(5);
});

test("who stops reading stops the writing", async () => {
  const file = statementPdf(await reader(await sold(200, "Tea"), "en"), october).getReader();
  expect((await file.read()).done).toBe(false);
  await file.cancel();
  expect((await file.read()).done).toBe(true);
});
