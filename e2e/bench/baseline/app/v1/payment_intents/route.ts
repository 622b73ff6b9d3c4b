import { db } from "#e2e/bench/baseline/database";
import { findAnswer } from "#e2e/bench/baseline/find-answer";
import { findCaller } from "#e2e/bench/baseline/find-caller";
import { paymentInput } from "#e2e/bench/baseline/payment-input";
import { takePayment } from "#e2e/bench/baseline/take-payment";

/** A payment taken the usual way: look-ups by query builder, then one interactive transaction. */
export async function POST(request: Request): Promise<Response> {
  const account = await findCaller(db, request.headers.get("authorization"));
  if (!account) return problem(401, "This API key is not valid.");
  const parsed = paymentInput.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) return problem(400, parsed.error.issues[0]?.message ?? "Not valid.");
  const idempotencyKey = request.headers.get("idempotency-key");
  if (!idempotencyKey) return problem(400, "Send an idempotency key.");

  const known = await findAnswer(db, account.id, idempotencyKey);
  if (known) return answer(known.status, known.body);
  const payment = await db.transaction((tx) =>
    takePayment(tx, { account, input: parsed.data, idempotencyKey }),
  );
  return answer(200, payment);
}

function answer(status: number, body: string): Response {
  return new Response(body, { status, headers: { "content-type": "application/json" } });
}

function problem(status: number, message: string): Response {
  return Response.json({ error: { message } }, { status });
}
