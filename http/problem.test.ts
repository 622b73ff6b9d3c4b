import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DomainError } from "#domain/errors/domain-error";
import { type ErrorCode, errorCodes, isErrorCode } from "#domain/errors/error-codes";
import { problem, problemKinds } from "#http/problem";

const pages = new URL("../docs/errors/", import.meta.url);

test("every code has a page that tells its status and type, and no page is of another code", () => {
  const codes = Object.keys(errorCodes).filter(isErrorCode);
  expect(readdirSync(pages).toSorted()).toEqual(codes.map((code) => `${code}.md`).toSorted());
  for (const code of codes) {
    const page = readFileSync(new URL(`${code}.md`, pages), "utf8");
    const { status, type } = problemKinds[code];
    expect(page).toContain(`# ${code}\n\nStatus ${status}, type \`${type}\`.\n`);
    expect(page).toContain(`"code": "${code}"`);
  }
});

test("clients meet the exception that fits", () => {
  const statuses = {
    parameter_invalid: 400,
    api_key_invalid: 401,
    card_declined: 402,
    person_required: 403,
    resource_missing: 404,
    lock_timeout: 409,
    body_too_large: 413,
    rate_limit: 429,
    internal_error: 500,
  } as const satisfies Partial<Record<ErrorCode, number>>;
  for (const [code, status] of Object.entries(statuses)) {
    expect(isErrorCode(code) && problemKinds[code].status).toBe(status);
  }
});

test("only what a repetition can cure is answered so that clients repeat it", () => {
  const repeated = Object.entries(problemKinds).filter(
    ([, { status, shouldRetry }]) => shouldRetry ?? (status === 409 || status >= 500),
  );
  expect(repeated.map(([code]) => code)).toEqual([
    "idempotency_key_in_use",
    "internal_error",
    "lock_timeout",
    "service_unavailable",
  ]);
});

test("a problem shows what there is to show and leaves out the rest", () => {
  const error = new DomainError("card_declined", "No.", {
    declineCode: "lost_card",
    chargeId: "ch_1",
    payment: { secret: true },
  });
  const { status, body } = problem(error, { payment_intent: { id: "pi_1" } });
  expect(status).toBe(402);
  expect(JSON.parse(body)).toEqual({
    error: {
      type: "card_error",
      code: "card_declined",
      decline_code: "lost_card",
      message: "No.",
      doc_url: "http://127.0.0.1:3000/docs/errors/card_declined",
      charge: "ch_1",
      payment_intent: { id: "pi_1" },
    },
  });
  const missing = problem(new DomainError("parameter_missing", "x.", { param: "amount" }));
  expect(JSON.parse(missing.body)).toEqual({
    error: {
      type: "invalid_request_error",
      code: "parameter_missing",
      message: "x.",
      param: "amount",
      doc_url: "http://127.0.0.1:3000/docs/errors/parameter_missing",
    },
  });
});
