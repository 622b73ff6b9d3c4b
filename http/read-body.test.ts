import { expect, test } from "vitest";
import { bodyLimits } from "#http/form";
import { readBody } from "#http/read-body";

function sent(stream: ReadableStream<Uint8Array>): Request {
  const init: RequestInit & { duplex: "half" } = { method: "POST", body: stream, duplex: "half" };
  return new Request("http://127.0.0.1/", init);
}

test("a body that never ends is given up at the limit", async () => {
  let pulled = 0;
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pulled += 1;
      controller.enqueue(new Uint8Array(65_536));
    },
    cancel: () => {
      cancelled = true;
    },
  });
  await expect(readBody(sent(endless))).rejects.toMatchObject({ code: "body_too_large" });
  expect(pulled).toBeLessThan(bodyLimits.bytes / 65_536 + 4);
  expect(cancelled).toBe(true);
});

test("a body that breaks off is refused, not taken for what had arrived", async () => {
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error("reset")),
  });
  await expect(readBody(sent(broken))).rejects.toMatchObject({ code: "body_malformed" });
});

test("characters cut in two by chunks arrive whole", async () => {
  const bytes = new TextEncoder().encode("größe=5€");
  const byByte = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  expect(await readBody(sent(byByte))).toBe("größe=5€");
});

test("what is not UTF-8 is refused", async () => {
  const request = new Request("http://127.0.0.1/", {
    method: "POST",
    body: new Uint8Array([0xc3]),
  });
  await expect(readBody(request)).rejects.toMatchObject({ code: "body_malformed" });
});

test("a body whose length is told is refused by it, and by what comes where that is a lie", async () => {
  const text = "a".repeat(bodyLimits.bytes);
  const asked = (body: string, length: number) =>
    new Request("http://127.0.0.1/", {
      method: "POST",
      headers: { "content-length": String(length) },
      body,
    });
  expect(await readBody(asked(text, text.length))).toBe(text);
  for (const told of [text.length + 1, 1]) {
    const refused = readBody(asked(`${text}a`, told));
    await expect(refused).rejects.toMatchObject({ code: "body_too_large" });
  }
});

test("a body whose length is told and that breaks off is refused", async () => {
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error("reset")),
  });
  const request = sent(broken);
  request.headers.set("content-length", "10");
  await expect(readBody(request)).rejects.toMatchObject({ code: "body_malformed" });
});

test("no body reads as an empty text", async () => {
  expect(await readBody(new Request("http://127.0.0.1/", { method: "POST" }))).toBe("");
});
