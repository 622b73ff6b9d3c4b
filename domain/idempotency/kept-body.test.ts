import { expect, test } from "vitest";
import { keptBody, openedBody } from "#domain/idempotency/kept-body";
import { accountRow } from "#e2e/support/account";

const account = accountRow();
const body = '{"secret":"whsec_of_theirs"}';
const telling = { account, once: { key: "one", showsSecret: true } };

test("an answer that tells a secret is kept so that only this installation can read it", () => {
  const kept = keptBody(telling, body);
  expect(kept).not.toContain("whsec_");
  expect(openedBody(telling, kept)).toBe(body);
});

test("it opens under its own account and key alone", () => {
  const kept = keptBody(telling, body);
  const other = { ...telling, account: accountRow() };
  expect(() => openedBody(other, kept)).toThrow("kept answer");
  expect(() => openedBody({ account, once: { key: "two" } }, kept)).toThrow("kept answer");
});

test("any other answer is kept as it is", () => {
  const plain = { account, once: { key: "one" } };
  expect(keptBody(plain, body)).toBe(body);
  expect(openedBody(plain, body)).toBe(body);
});
