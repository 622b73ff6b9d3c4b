import { expect, test } from "vitest";
import { checkedAt } from "#app/(dashboard)/webhooks/debugger/checked-at";

test.each([
  ["", undefined],
  [undefined, undefined],
  ["2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z"],
  ["2026-03-01T20:00:00+08:00", "2026-03-01T12:00:00Z"],
  ["1772366400", "2026-03-01T12:00:00Z"],
])("%j is read as %j", (text, read) => {
  expect(checkedAt.parse(text)?.toString()).toBe(read);
});

test("what is no time is refused in words of ours", () => {
  const { error } = checkedAt.safeParse("noon");
  expect(error?.issues.map(({ message }) => message)).toEqual(["timeUnreadable"]);
});
