import type { Context, Once, StoredAnswer } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { isWritten } from "#domain/changes/change";
import { DomainError } from "#domain/errors/domain-error";
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
import { throttled } from "#http/throttle";
import { watchRequest } from "#http/watch-request";
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
  expand: wireArray(wireText({ max: 255 }), { max: 20 }),
});

/** Makes handlers whose answers can be expanded by these kinds of object. */
export function createEndpoint(kinds: ObjectKinds) {
  return <Input, Result>(
    contract: Operation<Input, Result>["contract"],
    verb: Operation<Input, Result>["verb"],
  ): Endpoint => {
    const handler: Handler = (request) => {
      const watch = watchRequest(request, contract);
      const answer = async (requestId: Id<"req">): Promise<Answer> => {
        const { ctx, notice } = await authenticate(request, requestId);
        watch.madeBy(ctx);
        const told = await throttled(ctx, async () => {
          requireScope(ctx, contract.scope);
          return answerTo(request, ctx, { contract, verb, kinds });
        });
        return noticed(told, notice);
      };
      return answered(request, answer, watch.ended);
    };
    return Object.assign(handler, { contract });
  };
}

/** Sends what is answered, and turns whatever is thrown on the way into a problem. */
export async function answered(
  request: Request,
  answer: (requestId: Id<"req">) => Promise<Answer>,
  ended: (answer: Answer) => void = () => undefined,
): Promise<Response> {
  const requestId = newId("req", systemClock());
  const told = await answer(requestId).catch((error: unknown) => answerToError(error, requestId));
  ended(told);
  return toResponse(request, requestId, told);
}

async function answerTo<Input, Result>(
  request: Request,
  ctx: Context,
  operation: Operation<Input, Result> & { readonly kinds: ObjectKinds },
): Promise<Answer> {
  const { contract, kinds } = operation;
  const { expand, ...parameters } = await readParameters(request, contract);
  const paths = expand === undefined ? [] : parseInput(expandSchema, { expand }).expand;
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
  const { contract } = operation;
  const path = new URL(request.url).pathname;
  const telling = tellingOf(contract, { account: caller.account, path });
  try {
    const asked = () => fingerprint(contract.method, path, parameters);
    const ctx = { ...caller, once: onceFor(request, telling, asked) };
    return telling.answer(await decidedOnce(ctx, operation, parameters));
  } catch (error) {
    if (error instanceof Replay) return { ...error.answer, originalRequestId: error.requestId };
    return answerToError(error, caller.requestId, telling.refusal);
  }
}

/**
 * Does what is asked. A key that was used before is found by the claim of its change; where there
 * is none, because the request is refused before it, the refusal must not hide the first answer.
 */
async function decidedOnce<Input, Result>(
  ctx: Context,
  { contract, verb }: Operation<Input, Result>,
  parameters: WireObject,
): Promise<Result> {
  try {
    return await verb(ctx, parseInput(contract.input, parameters));
  } catch (error) {
    if (error instanceof DomainError && !isWritten(error)) await replayIfKnown(ctx);
    throw error;
  }
}

/** How an operation's outcome is told, now and again later. */
function tellingOf<Input, Result>(
  { view, refusalView, showsSecret }: Contract<Input, Result>,
  shown: Shown,
): Pick<Once, "answer" | "refusal" | "showsSecret"> {
  const answers = new Map<unknown, StoredAnswer>();
  const answer = (result: unknown): StoredAnswer => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- commit returns it
    const body = view(result as Result, shown);
    return { status: 200, body: JSON.stringify(body) };
  };
  return {
    showsSecret,
    // Asked for to be kept, and again to be sent.
    answer: (result) => {
      const told = answers.get(result) ?? answer(result);
      answers.set(result, told);
      return told;
    },
    refusal: (error) => problem(error, refusalView?.(error.details, shown)),
  };
}
