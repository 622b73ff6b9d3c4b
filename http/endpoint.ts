import type { Context, Once } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { Replay } from "#domain/idempotency/replay";
import { replayIfKnown } from "#domain/idempotency/replay-if-known";
import { type Answer, toResponse } from "#http/answer";
import { authenticate } from "#http/authenticate";
import type { AnyContract, Contract, Shown, WireObject } from "#http/contract";
import { expanded, type ObjectKinds, requireExpandable } from "#http/expand";
import { answerToError } from "#http/fault";
import { fingerprint } from "#http/fingerprint";
import { onceFor } from "#http/once";
import { parseInput } from "#http/parse-input";
import { problem } from "#http/problem";
import { readParameters } from "#http/read-parameters";
import { wireArray, wireObject, wireText } from "#http/wire";
import { systemClock } from "#platform/clock";
import { type Id, newId } from "#platform/ids";

/** What a route answers with; it runs the same under Next and under plain node:http. */
export type Handler = (request: Request) => Promise<Response>;

/** The handler of one operation; servers and tests can read what it promises. */
export interface Endpoint extends Handler {
  readonly contract: AnyContract;
}

/** An operation: what it promises and what does it. */
interface Operation<Input, Result> {
  readonly contract: Contract<Input, Result>;
  readonly verb: (ctx: Context, input: Input) => Promise<Result>;
}

const expandSchema = wireObject({
  expand: wireArray(wireText({ max: 255 }), { max: 20 }).default([]),
});

/** Makes handlers whose answers can be expanded by these kinds of object. */
export function createEndpoint(kinds: ObjectKinds) {
  return <Input, Result>(
    contract: Operation<Input, Result>["contract"],
    verb: Operation<Input, Result>["verb"],
  ): Endpoint => {
    const handler: Handler = (request) =>
      answered(request, async (requestId) => {
        const { ctx, notice } = await authenticate(request, requestId);
        requireScope(ctx, contract.scope);
        return noticed(await answerTo(request, ctx, { contract, verb, kinds }), notice);
      });
    return Object.assign(handler, { contract });
  };
}

/** Sends what is answered, and turns whatever is thrown on the way into a problem. */
export async function answered(
  request: Request,
  answer: (requestId: Id<"req">) => Promise<Answer>,
): Promise<Response> {
  const requestId = newId("req", systemClock());
  try {
    return toResponse(request, requestId, await answer(requestId));
  } catch (error) {
    return toResponse(request, requestId, answerToError(error, requestId));
  }
}

async function answerTo<Input, Result>(
  request: Request,
  ctx: Context,
  operation: Operation<Input, Result> & { readonly kinds: ObjectKinds },
): Promise<Answer> {
  const { contract, kinds } = operation;
  const { expand = [], ...parameters } = await readParameters(request, contract);
  const { expand: paths } = parseInput(expandSchema, { expand });
  for (const path of paths) requireExpandable(ctx, path, { kinds, answer: contract.answer });
  const answer = await outcome(ctx, operation, { request, parameters });
  if (answer.status !== 200 || paths.length === 0) return answer;
  const shown: unknown = JSON.parse(answer.body);
  return { ...answer, body: JSON.stringify(await expanded(ctx, shown, { kinds, paths })) };
}

function noticed(answer: Answer, notice: string | undefined): Answer {
  if (notice === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, "stripe-notice": notice } };
}

/** What was sent, to be done at most once. */
interface Asked {
  readonly request: Request;
  readonly parameters: WireObject;
}

async function outcome<Input, Result>(
  caller: Context,
  operation: Operation<Input, Result>,
  { request, parameters }: Asked,
): Promise<Answer> {
  const { contract, verb } = operation;
  const path = new URL(request.url).pathname;
  const telling = tellingOf(contract, { account: caller.account, path });
  try {
    const asked = fingerprint(contract.method, path, parameters);
    const ctx = { ...caller, once: onceFor(request, { ...telling, fingerprint: asked }) };
    await replayIfKnown(ctx);
    return telling.answer(await verb(ctx, parseInput(contract.input, parameters)));
  } catch (error) {
    if (error instanceof Replay) return { ...error.answer, originalRequestId: error.requestId };
    return answerToError(error, caller.requestId, telling.refusal);
  }
}

/** How an operation's outcome is told, now and again later. */
function tellingOf<Input, Result>(
  { view, refusalView, showsSecret }: Contract<Input, Result>,
  shown: Shown,
): Pick<Once, "answer" | "refusal" | "showsSecret"> {
  return {
    showsSecret,
    answer: (result) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- commit returns it
      const body = view(result as Result, shown);
      return { status: 200, body: JSON.stringify(body) };
    },
    refusal: (error) => problem(error, refusalView?.(error.details, shown)),
  };
}
