import { expect, test } from "vitest";
import { DELETE, GET } from "#app/sandbox/inbox/[token]/messages/route";
import { POST } from "#app/sandbox/inbox/[token]/route";
import { createInbox } from "#domain/webhook-inbox/create-inbox";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { call } from "#e2e/support/handler";

async function anAddress(): Promise<string> {
  const ctx = personContext(await anAccount(), await aPerson("developer"));
  const { token } = await createInbox(ctx, { name: "Shop" });
  return `/sandbox/inbox/${token}`;
}

test("a program posts, polls after what it knows, and begins anew", async () => {
  const path = await anAddress();
  for (const body of ['{"a":1}', "b=2"]) {
    const taken = await call(POST, { method: "POST", path, body });
    expect([taken.status, taken.body]).toEqual([200, { received: true }]);
  }
  const polled = await call(GET, { path: `${path}/messages?after=1` });
  expect(polled.at("data", 0, "number")).toBe(2);
  expect(polled.at("data", 0, "body")).toBe("b=2");
  expect(polled.at("has_more")).toBe(false);
  await call(DELETE, { method: "DELETE", path: `${path}/messages` });
  const empty = await call(GET, { path: `${path}/messages` });
  expect(empty.at("data")).toEqual([]);
});

test("signatures are kept, credentials and what proxies add are not", async () => {
  const path = await anAddress();
  const headers = {
    "content-type": "application/json",
    "stripe-signature": "t=1,v1=x",
    "x-shop": "tea",
    authorization: "Bearer secret",
    cookie: "session=secret",
    "x-forwarded-for": "203.0.113.7",
    "x-long": "x".repeat(5_000),
  };
  await call(POST, { method: "POST", path, body: "{}", headers });
  const polled = await call(GET, { path: `${path}/messages` });
  expect(polled.at("data", 0, "headers")).toEqual({
    "content-type": "application/json",
    "stripe-signature": "t=1,v1=x",
    "x-shop": "tea",
    "x-long": "x".repeat(1_000),
  });
});

test("what is too large, wrong or at no inbox is refused in the API's own words", async () => {
  const path = await anAddress();
  const send = (body: BodyInit, to = path) => call(POST, { method: "POST", path: to, body });
  expect((await send("x".repeat(262_145))).status).toBe(413);
  expect((await send("x".repeat(600_000))).status).toBe(413);
  expect((await send(new Uint8Array([0xff, 0xfe]))).status).toBe(400);
  const made = "/sandbox/inbox/made-up";
  expect((await send("{}", made)).textAt("error", "code")).toBe("resource_missing");
  expect((await call(GET, { path: `${made}/messages` })).status).toBe(404);
  for (const query of ["after=-1", "after=x", "limit=0", "limit=101", "after=99999999999"]) {
    const answer = await call(GET, { path: `${path}/messages?${query}` });
    expect([query, answer.status]).toEqual([query, 400]);
  }
});

test("too many in a minute are told when to come again", async () => {
  const path = await anAddress();
  const send = () => call(POST, { method: "POST", path, body: "{}" });
  const answers = await Promise.all(Array.from({ length: 301 }, send));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(1);
  expect(refused[0]?.headers.get("retry-after")).toBe("60");
});
