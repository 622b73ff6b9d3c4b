import { expect, test } from "vitest";
import { PlainResponse } from "#http/plain-response";

const plain = {
  status: 402,
  headers: { "content-type": "application/json", "request-id": "req_1" },
  body: '{"name":"茶"}',
};
const made = () => new PlainResponse(plain);
const web = () => new Response(plain.body, { status: plain.status, headers: plain.headers });

test("whoever asks finds in it what a real response of the same has", async () => {
  for (const name of ["body", "headers"] as const) {
    expect(made()[name]?.constructor).toBe(web()[name]?.constructor);
  }
  for (const name of [
    "bodyUsed",
    "ok",
    "redirected",
    "status",
    "statusText",
    "type",
    "url",
  ] as const) {
    expect(made()[name]).toBe(web()[name]);
  }
  expect([...made().headers]).toEqual([...web().headers]);
  expect(await made().text()).toBe(plain.body);
  expect(await made().json()).toEqual({ name: "茶" });
  expect(await made().bytes()).toEqual(await web().bytes());
  expect(await made().clone().text()).toBe(plain.body);
  expect(await new Response(made().body).text()).toBe(plain.body);
});

test("it passes for a response where one is asked for", () => {
  expect(made()).toBeInstanceOf(Response);
  expect(Object.prototype.toString.call(made())).toBe("[object Response]");
});

test("its body is read once, as any other", async () => {
  const response = made();
  await response.text();
  expect(response.bodyUsed).toBe(true);
  await expect(response.text()).rejects.toBeInstanceOf(TypeError);
});
