import postgres from "postgres";
import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { DomainError } from "#domain/errors/domain-error";
import { answerToError } from "#http/fault";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";
import { settings } from "#platform/settings";

const requestId = newId("req", systemClock());

test("a fault of ours is told without its text", async () => {
  const secret = "password=hunter2";
  const broken = await sqlClient()`select ${secret}::integer`.catch((error: unknown) => error);
  for (const fault of [new TypeError(secret), broken, secret, undefined]) {
    const { status, body, shouldRetry } = answerToError(fault, requestId);
    expect(status).toBe(500);
    expect(shouldRetry).toBeUndefined();
    expect(JSON.parse(body)).toMatchObject({
      error: { type: "api_error", code: "internal_error" },
    });
    expect(body).not.toContain("hunter2");
  }
});

test("an unreachable database is told as passing, also behind another error", async () => {
  const nobody = postgres("postgres://nobody:nothing@127.0.0.1:1/none", { connect_timeout: 2 });
  const refused = await nobody`select 1`.catch((error: unknown) => error);
  await nobody.end();
  const standing = sqlClient().begin("read only", (tx) => tx`update sessions set address = null`);
  const readOnly = await standing.catch((error: unknown) => error);
  for (const fault of [refused, new Error("query failed", { cause: refused }), readOnly]) {
    const answer = answerToError(fault, requestId);
    expect(answer).toMatchObject({
      status: 503,
      shouldRetry: true,
      headers: { "retry-after": "1" },
    });
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: "service_unavailable" } });
  }
});

test("a connection that the server ends is told as passing", async () => {
  const doomed = postgres(settings().databaseUrl, { max: 1 });
  const ended = await doomed`select pg_terminate_backend(pg_backend_pid())`.catch(
    (error: unknown) => error,
  );
  await doomed.end({ timeout: 1 });
  expect(answerToError(ended, requestId).status).toBe(503);
});

test("a refusal keeps its code", () => {
  const refusal = new DomainError("lock_timeout", "Busy.");
  expect(answerToError(refusal, requestId)).toMatchObject({ status: 409, shouldRetry: true });
});
