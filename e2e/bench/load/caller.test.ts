import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { call, prepared } from "#e2e/bench/load/caller";
import { paymentRequest } from "#e2e/bench/payments/payment-request";

async function listening(seen: (key: unknown) => void): Promise<number> {
  const server = createServer((request, response) => {
    seen(request.headers["idempotency-key"]);
    request.resume().on("end", () => response.end("done"));
  });
  onTestFinished(() => void server.close());
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}

test("a caller sends each payment under a key of its own, and stops when told", async () => {
  const keys: unknown[] = [];
  const port = await listening((key) => keys.push(key));
  const [first] = prepared([paymentRequest("a key")]);
  let left = 5;
  const statuses: number[] = [];
  await call(port, {
    next: () => {
      left -= 1;
      return left < 0 ? undefined : first;
    },
    answered: ({ status }) => statuses.push(status),
  });
  expect(statuses).toEqual([200, 200, 200, 200, 200]);
  expect(new Set(keys).size).toBe(5);
  expect(keys.every((key) => /^[0-9a-f-]{36}$/.test(String(key)))).toBe(true);
});

test("a server that is not there is an error", async () => {
  const conversation = { next: () => undefined, answered: () => undefined };
  await expect(call(1, conversation)).rejects.toThrow("ECONNREFUSED");
});
