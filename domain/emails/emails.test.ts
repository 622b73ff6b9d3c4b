import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { emails } from "#db/schema/notifications";
import type { Account } from "#domain/access/context";
import { attempted, type Email, mostAttempts } from "#domain/emails/email";
import { listEmails } from "#domain/emails/list-emails";
import { retrieveEmail } from "#domain/emails/retrieve-email";
import { sendDue } from "#domain/emails/send-due";
import { sendEmail } from "#domain/emails/send-email";
import { sweepEmails } from "#domain/emails/sweep-emails";
import {
  anAccount,
  insertRows,
  keyContext,
  personContext,
  workerContext,
} from "#e2e/support/account";
import { mailsTo } from "#e2e/support/mail";
import { aMember, type Member } from "#e2e/support/member";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

/** Due only then, so that no other test's round of sending takes these along. */
const start = { hours: 1 } as const;
const atOnce = { seconds: 1 } as const;

async function anEmail(account: Account, { person }: Member, fields: Partial<Email> = {}) {
  const createdAt = systemClock();
  const id = newId("eml", createdAt);
  const row: Email = {
    accountId: account.id,
    id,
    personId: person.id,
    kind: "payout_failed",
    cause: newId("evt", createdAt),
    address: `${id.toLowerCase()}@example.com`,
    locale: "zh-CN",
    subject: "一笔 123.45 CNY 的出款失败",
    text: "银行账户已销户。",
    html: "<p>银行账户已销户。</p>",
    status: "queued",
    attempts: 0,
    nextAttemptAt: createdAt.add(start),
    lastFailure: null,
    createdAt,
    sentAt: null,
    version: 1n,
    ...fields,
  };
  await insertRows([{ table: emails, row }]);
  return row;
}

async function aQueue(fields: Partial<Email> = {}) {
  const account = await anAccount();
  const member = await aMember(account, "owner", { name: 'Zoë "Zo" 林' });
  const email = await anEmail(account, member, fields);
  const at = (time: Temporal.DurationLike) =>
    workerContext(account, { clock: () => systemClock().add(start).add(time) });
  const send = (time: Temporal.DurationLike = atOnce) => sendEmail(at(time), { emailId: email.id });
  return { account, member, email, send };
}

test("an e-mail goes out whole, under its own id, and once", async () => {
  const { email, member, send } = await aQueue();
  expect(await send()).toMatchObject({ status: "sent", attempts: 1, nextAttemptAt: null });
  expect(await send({ hours: 24 })).toMatchObject({ status: "sent", attempts: 1 });
  const [mail, ...more] = await mailsTo(email.address);
  expect(more).toEqual([]);
  expect(mail?.messageId).toBe(`<${email.id}@127.0.0.1>`);
  expect(mail?.subject).toBe(email.subject);
  expect(mail?.to).toEqual([{ name: member.person.name, address: email.address }]);
  expect(mail?.text?.trim()).toBe(email.text);
  expect(mail?.html?.trim()).toBe(email.html);
});

test("workers that are at it at once send it once", async () => {
  const { email, send } = await aQueue();
  const due = () => systemClock().add(start).add({ seconds: 1 });
  await Promise.all([send(), send(), send(), sendDue(due)]);
  expect(await mailsTo(email.address)).toHaveLength(1);
});

test("after a crash in the middle it goes out later, recognisable as the same", async () => {
  const { email, send } = await aQueue();
  await database()
    .update(emails)
    .set(attempted(email, systemClock().add(start)))
    .where(eq(emails.id, email.id));
  expect(await send({ seconds: 50 })).toMatchObject({ status: "queued", attempts: 1 });
  expect(await send({ seconds: 70 })).toMatchObject({ status: "sent", attempts: 2 });
  expect((await mailsTo(email.address))[0]?.messageId).toContain(email.id);
});

test("a server that is busy is asked again later and later, and not for ever", async () => {
  const { send } = await aQueue({ address: "busy@example.com" });
  expect(await send()).toMatchObject({ status: "queued", attempts: 1, lastFailure: "451" });
  expect(await send()).toMatchObject({ attempts: 1 });
  expect(await send({ minutes: 2 })).toMatchObject({ status: "queued", attempts: 2 });
  expect(await send({ minutes: 4 })).toMatchObject({ attempts: 2 });
  for (let day = 1; day < mostAttempts; day += 1) await send({ hours: 24 * day });
  const last = await send({ hours: 24 * 30 });
  expect(last).toMatchObject({ status: "failed", attempts: mostAttempts, nextAttemptAt: null });
});

test("an address that does not exist is given up at once", async () => {
  const { send } = await aQueue({ address: "bounce@example.com" });
  expect(await send()).toMatchObject({ status: "failed", attempts: 1, lastFailure: "550" });
});

test("a last try that was begun and never ended is a failure, not another try", async () => {
  const { email, send } = await aQueue({ attempts: mostAttempts });
  expect(await send()).toMatchObject({ status: "failed", lastFailure: "unknown" });
  expect(await mailsTo(email.address)).toEqual([]);
});

test("no name or subject begins a header or another recipient", async () => {
  const account = await anAccount();
  const member = await aMember(account, "owner", {
    name: 'Eve\r\nBcc: spy@evil.example\r\n, "x" <y@evil.example>',
  });
  const email = await anEmail(account, member, { subject: "Hi\r\nBcc: spy@evil.example\r\n\r\nx" });
  const clock = () => systemClock().add(start).add({ seconds: 1 });
  await sendEmail(workerContext(account, { clock }), { emailId: email.id });
  const [mail] = await mailsTo(email.address);
  expect(mail?.to?.map(({ address }) => address)).toEqual([email.address]);
  expect(mail?.headers.some(({ key }) => key === "bcc")).toBe(false);
  expect(mail?.text?.trim()).toBe(email.text);
  expect(await mailsTo("spy@evil.example")).toEqual([]);
});

test("people read their own e-mails; in a sandbox auditors read all, elsewhere nobody does", async () => {
  for (const mode of ["sandbox", "live"] as const) {
    const account = await anAccount({ mode });
    const [analyst, viewer] = [await aMember(account, "analyst"), await aMember(account, "viewer")];
    const [toAnalyst, toViewer] = [await anEmail(account, analyst), await anEmail(account, viewer)];
    const seen = async (member: Member, toMe = false) => {
      const ctx = personContext(account, member.person);
      const { rows } = await listEmails(ctx, { limit: 10, toMe });
      return rows.map(({ id }) => id);
    };
    expect(await seen(viewer)).toEqual([toViewer.id]);
    expect(await seen(analyst, true)).toEqual([toAnalyst.id]);
    expect(await seen(analyst)).toHaveLength(mode === "sandbox" ? 2 : 1);
    const strange = retrieveEmail(personContext(account, viewer.person), { emailId: toAnalyst.id });
    await expect(strange).rejects.toMatchObject({ code: "resource_missing" });
  }
});

test("another account's e-mail is not there, and keys read none", async () => {
  const { account, email, member } = await aQueue();
  const elsewhere = personContext(await anAccount(), member.person);
  const code = "resource_missing";
  await expect(retrieveEmail(elsewhere, { emailId: email.id })).rejects.toMatchObject({ code });
  await expect(
    sendEmail(workerContext(await anAccount()), { emailId: email.id }),
  ).rejects.toMatchObject({ code });
  for (const byKey of [
    listEmails(keyContext(account), { limit: 1 }),
    retrieveEmail(keyContext(account), { emailId: email.id }),
    sendEmail(keyContext(account), { emailId: email.id }),
  ]) {
    await expect(byKey).rejects.toMatchObject({ code: "more_permissions_required" });
  }
});

test("e-mails are kept for three months", async () => {
  const days = (count: number) => systemClock().subtract({ hours: 24 * count });
  const { account, member } = await aQueue({ createdAt: days(91), id: newId("eml", days(91)) });
  await anEmail(account, member, { createdAt: days(89), id: newId("eml", days(89)) });
  await sweepEmails();
  const { rows } = await listEmails(personContext(account, member.person), { limit: 10 });
  expect(rows).toHaveLength(1);
});
