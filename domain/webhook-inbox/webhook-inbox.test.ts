import { expect, test } from "vitest";
import { createEndpoint } from "#domain/webhook-endpoints/create-endpoint";
import { checkSignature } from "#domain/webhook-inbox/check-signature";
import { clearInbox } from "#domain/webhook-inbox/clear-inbox";
import { closeInbox } from "#domain/webhook-inbox/close-inbox";
import { createInbox } from "#domain/webhook-inbox/create-inbox";
import { emptyInbox } from "#domain/webhook-inbox/empty-inbox";
import { inboxLimits, inboxUrl } from "#domain/webhook-inbox/inbox";
import { listInboxes } from "#domain/webhook-inbox/list-inboxes";
import { listMessages } from "#domain/webhook-inbox/list-messages";
import { readMessages } from "#domain/webhook-inbox/read-messages";
import { receiveMessage } from "#domain/webhook-inbox/receive-message";
import { sweepMessages } from "#domain/webhook-inbox/sweep-messages";
import { signatureHeader } from "#domain/webhook-lanes/signature";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";

async function anInbox() {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("developer"));
  const inbox = await createInbox(ctx, { name: "Shop" });
  const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    receiveMessage(inbox.token, { headers, body }, systemClock);
  return { account, ctx, inbox, post };
}

async function bodies(token: string, after?: number) {
  const { messages } = await readMessages(token, { after });
  return messages.map(({ body }) => body);
}

test("what is sent is read in its order, from where one has read already", async () => {
  const { inbox, post } = await anInbox();
  for (const body of ["one", "two", "three"]) await post(body, { "x-test": body });
  expect(await bodies(inbox.token)).toEqual(["one", "two", "three"]);
  expect(await bodies(inbox.token, 2)).toEqual(["three"]);
  expect(await readMessages(inbox.token, { limit: 2 })).toMatchObject({ hasMore: true });
  const { messages } = await readMessages(inbox.token, {});
  expect(messages.map(({ number, headers }) => [number, headers["x-test"]])).toEqual([
    [1, "one"],
    [2, "two"],
    [3, "three"],
  ]);
});

test("requests at once all get a number of their own", async () => {
  const { inbox, post } = await anInbox();
  await Promise.all(Array.from({ length: 20 }, (_, place) => post(String(place))));
  const { messages } = await readMessages(inbox.token, {});
  expect(messages.map(({ number }) => number)).toEqual(messages.map((_, place) => place + 1));
  expect(messages).toHaveLength(20);
});

test("only the latest are kept, by number and by size", async () => {
  const { inbox, post } = await anInbox();
  const large = "x".repeat(inboxLimits.bytes);
  for (let sent = 0; sent < 18; sent += 1) await post(large);
  const most = inboxLimits.bytesKept / inboxLimits.bytes;
  expect((await readMessages(inbox.token, {})).messages).toHaveLength(most);
  for (let sent = 0; sent < inboxLimits.requestsKept + 1; sent += 1) await post("small");
  const { messages } = await readMessages(inbox.token, {});
  expect(messages).toHaveLength(inboxLimits.requestsKept);
  expect(messages.every(({ body }) => body === "small")).toBe(true);
});

test("a request that is too large is refused, and so are too many in one minute", async () => {
  const { inbox, post } = await anInbox();
  const large = "é".repeat(inboxLimits.bytes / 2 + 1);
  await expect(post(large)).rejects.toMatchObject({ code: "body_too_large" });
  for (let sent = 0; sent < inboxLimits.requestsAMinute; sent += 1) await post("{}");
  await expect(post("{}")).rejects.toMatchObject({ code: "rate_limit" });
  const later = () => systemClock().add({ seconds: 61 });
  await receiveMessage(inbox.token, { headers: {}, body: "later" }, later);
  expect((await bodies(inbox.token)).at(-1)).toBe("later");
});

test("odd bodies are kept too", async () => {
  const { inbox, post } = await anInbox();
  for (const body of ["", "\0null\0", "'; drop table people; --", "😀"]) await post(body);
  expect(await bodies(inbox.token)).toEqual([
    "",
    "\ufffdnull\ufffd",
    "'; drop table people; --",
    "😀",
  ]);
});

test("an address that was made up, or closed, takes nothing and shows nothing", async () => {
  const { ctx, inbox, post } = await anInbox();
  await post("{}");
  await closeInbox(ctx, { inboxId: inbox.id });
  for (const token of [inbox.token, "", "x".repeat(43)]) {
    const code = "resource_missing";
    const request = { headers: {}, body: "{}" };
    await expect(receiveMessage(token, request, systemClock)).rejects.toMatchObject({ code });
    await expect(readMessages(token, {})).rejects.toMatchObject({ code });
    await expect(emptyInbox(token)).rejects.toMatchObject({ code });
  }
  expect(await listInboxes(ctx)).toEqual([]);
});

test("an inbox can be emptied by its address and by its people; numbers go on", async () => {
  const { ctx, inbox, post } = await anInbox();
  await post("one");
  await emptyInbox(inbox.token);
  await post("two");
  await clearInbox(ctx, { inboxId: inbox.id });
  await post("three");
  const { messages } = await readMessages(inbox.token, {});
  expect(messages.map(({ number, body }) => [number, body])).toEqual([[3, "three"]]);
});

test("requests are forgotten after a week", async () => {
  const { inbox, post } = await anInbox();
  const old = () => systemClock().subtract({ hours: 24 * 7 + 1 });
  await receiveMessage(inbox.token, { headers: {}, body: "old" }, old);
  await post("new");
  await sweepMessages(systemClock);
  expect(await bodies(inbox.token)).toEqual(["new"]);
});

test("a signature is checked with the secret of the endpoint that sends here", async () => {
  const { ctx, inbox, post } = await anInbox();
  const now = systemClock();
  const signed = (secret: string, at = now) => ({
    "stripe-signature": signatureHeader("{}", [secret], at),
  });
  await post("{}", signed("whsec_before_there_was_an_endpoint"));
  const verdicts = async () =>
    (await listMessages(ctx, { inboxId: inbox.id, limit: 10 })).map(({ signature }) => signature);
  expect(await verdicts()).toEqual(["unknown"]);
  const { secret } = await createEndpoint(ctx, { url: inboxUrl(inbox), enabledEvents: ["*"] });
  await emptyInbox(inbox.token);
  await post("{}", signed(secret));
  await post("{} ", signed(secret));
  await post("{}", signed(secret, now.subtract({ minutes: 6 })));
  await post("{}", { "stripe-signature": "t=soon,v1=abc" });
  await post("{}");
  expect(await verdicts()).toEqual(["missing", "malformed", "expired", "invalid", "valid"]);
  const [listed] = await listInboxes(ctx);
  expect(listed).toMatchObject({ kept: 5, endpoints: [{ url: inboxUrl(inbox) }] });
});

test("a secret that was rotated out is known as such while it counts", () => {
  const receivedAt = systemClock();
  const header = signatureHeader("{}", ["old"], receivedAt);
  const request = { header, body: "{}", receivedAt };
  expect(checkSignature(request, { present: ["new"], former: ["old"] })).toBe("former");
  expect(checkSignature(request, { present: ["new"], former: [] })).toBe("invalid");
});

test("there are inboxes in sandboxes only, and not too many", async () => {
  const live = personContext(await anAccount({ mode: "live" }), await aPerson("owner"));
  await expect(createInbox(live, { name: "x" })).rejects.toMatchObject({
    code: "parameter_invalid",
  });
  const { ctx } = await anInbox();
  for (let made = 1; made < inboxLimits.inboxes; made += 1) await createInbox(ctx, { name: "x" });
  const code = "inbox_limit_reached";
  await expect(createInbox(ctx, { name: "x" })).rejects.toMatchObject({ code });
});

test("another account's inbox is not there, and who may not change webhooks changes none", async () => {
  const { account, inbox } = await anInbox();
  const { ctx: other } = await anInbox();
  const analyst = personContext(account, await aPerson("analyst"));
  const viewer = personContext(account, await aPerson("viewer"));
  const input = { inboxId: inbox.id };
  for (const refused of [
    () => closeInbox(other, input),
    () => clearInbox(other, input),
    () => listMessages(other, { ...input, limit: 1 }),
  ]) {
    await expect(refused()).rejects.toMatchObject({ code: "resource_missing" });
  }
  for (const refused of [
    () => createInbox(analyst, { name: "x" }),
    () => closeInbox(analyst, input),
    () => clearInbox(analyst, input),
    () => listInboxes(viewer),
  ]) {
    await expect(refused()).rejects.toMatchObject({ code: "more_permissions_required" });
  }
  expect(await listMessages(analyst, { ...input, limit: 1 })).toEqual([]);
});
