import { expect, test } from "vitest";
import { issueTicket } from "#domain/tickets/issue-ticket";
import { openTicket, takeTicket } from "#domain/tickets/open-ticket";
import { sweepTickets } from "#domain/tickets/sweep-tickets";
import { systemClock } from "#platform/clock";

const wish = { purpose: "second_step", personId: null, minutes: 10 } as const;

test("a ticket is taken once, by however many at once", async () => {
  const at = systemClock();
  const token = await issueTicket({ ...wish, at });
  expect(await openTicket("second_step", token, at)).toBeDefined();
  const taken = await Promise.all(
    Array.from({ length: 5 }, () => takeTicket("second_step", token, at)),
  );
  expect(taken.filter((ticket) => ticket !== undefined)).toHaveLength(1);
  expect(await openTicket("second_step", token, at)).toBeUndefined();
});

test("a ticket for one purpose is none for another", async () => {
  const at = systemClock();
  const token = await issueTicket({ ...wish, at });
  expect(await openTicket("password_reset", token, at)).toBeUndefined();
  expect(await takeTicket("passkey_challenge", token, at)).toBeUndefined();
});

test("what ran out days ago is swept, and what is open stays", async () => {
  const at = systemClock();
  const open = await issueTicket({ ...wish, at });
  await issueTicket({ ...wish, at: at.subtract({ hours: 72 }) });
  expect(await sweepTickets()).toBeGreaterThan(0);
  expect(await openTicket("second_step", open, at)).toBeDefined();
});
