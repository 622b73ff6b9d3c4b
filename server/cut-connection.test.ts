import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { GET as retrieveBalance } from "#app/v1/balance/route";
import { POST as createCustomer } from "#app/v1/customers/route";
import { scopesOfRole } from "#domain/access/roles";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { anAccount, keyContext } from "#e2e/support/account";
import { limitAccount } from "#e2e/support/limited";
import { listening } from "#e2e/support/raw-http";
import { httpServer } from "#server/http-server";
import { sendResponse } from "#server/send-response";
import { ServedRequest } from "#server/served-request";

test("a connection that is cut frees its place among those under way", async () => {
  const account = await anAccount();
  const ctx = keyContext(account, { scopes: scopesOfRole("owner") });
  const { key: made, secret: key } = await createApiKey(ctx, { name: "Test key" });
  await limitAccount(account, { inFlight: 1 }, made.id);
  const port = await listening(
    httpServer((incoming, outgoing) => {
      const handler = incoming.method === "POST" ? createCustomer : retrieveBalance;
      const request = new ServedRequest({ incoming, outgoing }, `http://127.0.0.1${incoming.url}`);
      void handler(request).then((response) => sendResponse(outgoing, response));
    }),
  );
  const head = `POST /v1/customers HTTP/1.1\nHost: a\nAuthorization: Bearer ${key}\n`;
  const half = `${head}Content-Type: application/x-www-form-urlencoded\nContent-Length: 9\n\nname`;
  const socket = connect(port, "127.0.0.1");
  socket.write(half.replaceAll("\n", "\r\n"));
  const answers = async (status: number) => {
    for (let turn = 0; turn < 100; turn += 1) {
      const headers = { authorization: `Bearer ${key}` };
      const answer = await fetch(`http://127.0.0.1:${port}/v1/balance`, { headers });
      if (answer.status === status) return true;
      await wait(10);
    }
    return false;
  };
  expect(await answers(429)).toBe(true);
  socket.destroy();
  expect(await answers(200)).toBe(true);
});
