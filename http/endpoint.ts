import type { Context, Once, StoredAnswer } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { isWritten } from "#domain/changes/change";
import { DomainError } from "#domain/errors/domain-error";
import { Replay } from "#domain/idempotency/replay";
import { replayIfKnown } from "#domain/idempotency/replay-if-known";
import { requireNetwork } from "#domain/key-rights/require-network";
import { spendOnce } from "#domain/request-proofs/spend-once";
import { type Answer, toResponse } from "#http/answer";
import { askedVersion, versionHeaders } from "#http/asked-version";
import { authenticate, type Caller } from "#http/authenticate";
import { clientAddress } from "#http/client-address";
import type { AnyContract, Contract, Shown, WireObject } from "#http/contract";
import { expanded, type ObjectKinds, requireExpandable } from "#http/expand";
import { answerToError } from "#http/fault";
import { fingerprint } from "#http/fingerprint";
import { guarded } from "#http/flood-guard";
import { onceFor } from "#http/once";
import { parseInput } from "#http/parse-input";
import { problem } from "#http/problem";
import { needsProof, proveRequest, signatureNote } from "#http/prove-request";
import { readParameters } from "#http/read-parameters";
import { signedAnswer, wantsSignedAnswer } from "#http/sign-answer";
import { throttled } from "#http/throttle";
import { type RequestWatch, watchRequest } from "#http/watch-request";
import { wireArray, wireObject, wireText } from "#http/wire";
import { systemClock } from "#platform/clock";
import { type Id, newId } from "#platform/ids";

/** What a route answers with; it runs the same under Next and under plain node:http. */
export type Handler = (request: Request) => Promise<Response>;

/** The handler of one operation; servers and tests can read what it promises. */
export interface Endpoint extends Handler {
  readonly contract: AnyContract;
  /** The same for who is known already: a person who has a program's request asked again. */
  readonly answerAs: (request: Request, who: Context) => Promise<Response>;
}

/** An operation: what it promises and what does it. */
interface Operation<Input, Result> {
  readonly contract: Contract<Input, Result>;
  readonly verb: (ctx: Context, input: Input) => Promise<Result>;
}

/** An operation on its way to be answered. */
interface Answering<Input, Result> extends Operation<Input, Result> {
  readonly kinds: ObjectKinds;
  readonly watch: RequestWatch;
  /** The body, where it was read already. */
  readonly body?: Uint8Array | undefined;
}

/** An operation that limits may stand before. */
interface Admitting<Input, Result> extends Answering<Input, Result> {
  readonly route: string;
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
    const route = `${contract.method} ${contract.path}`;
    const handler: Handler = (request) => {
      const watch = watchRequest(request, contract);
      const answer = async (requestId: Id<"req">): Promise<Answer> => {
        const caller = await guarded(clientAddress(request.headers), route, () =>
          authenticate(request, { requestId, route }),
        );
        watch.madeBy(caller.ctx);
        noteCredential(watch, request, caller);
        const operation = { contract, verb, kinds, watch, route };
        const told = await answerCaller(request, caller, operation);
        return caller.key && wantsSignedAnswer(request, caller.key)
          ? signedAnswer(told, { request, requestId })
          : told;
      };
      return answered(request, answer, watch.ended);
    };
    const answerAs: Endpoint["answerAs"] = (request, who) => {
      const watch = watchRequest(request, contract);
      const answer = (requestId: Id<"req">) => {
        const ctx = { ...who, requestId };
        watch.madeBy(ctx);
        const operation = { contract, verb, kinds, watch, route };
        return answerCaller(request, { ctx, notice: undefined }, operation);
      };
      return answered(request, answer, watch.ended);
    };
    return Object.assign(handler, { contract, answerAs });
  };
}

/** What was shown other than the secret of a key, which goes without saying. */
function noteCredential(watch: RequestWatch, { headers }: Request, { ctx, once }: Caller): void {
  if (ctx.actor.kind === "application") {
    const bound = /^dpop /i.test(headers.get("authorization") ?? "");
    watch.noted({ credential: { kind: "access_token", bound } });
  } else if (once) watch.noted({ credential: { kind: "jwt" } });
}

/** Answers one who is known; what key, signature, limits or the verb refuse is an answer, too. */
function answerCaller<Input, Result>(
  request: Request,
  caller: Caller,
  operation: Admitting<Input, Result>,
): Promise<Answer> {
  return admitted(request, caller, operation).catch((error: unknown) =>
    answerToError(error, caller.ctx.requestId),
  );
}

async function admitted<Input, Result>(
  request: Request,
  { ctx, notice, key, once }: Caller,
  operation: Admitting<Input, Result>,
): Promise<Answer> {
  const { contract, watch, route } = operation;
  if (key) requireNetwork(key, ctx.address);
  const proven = key && needsProof(request, key) ? await proveRequest(request, key) : undefined;
  if (proven) watch.noted({ signature: signatureNote(proven) });
  const answerIt = async () => {
    if (once) await spendOnce(once);
    if (proven) await spendOnce(proven.proof.once);
    const version = askedVersion(request.headers, key?.apiVersion ?? null);
    if (version.deprecation) watch.noted({ deprecation: version.deprecation.name });
    requireScope(ctx, contract.scope);
    const answer = await answerTo(request, ctx, { ...operation, body: proven?.body });
    return { ...answer, headers: { ...answer.headers, ...versionHeaders(version) } };
  };
  return noticed(await throttled(ctx, answerIt, { route, watch }), notice);
}

/** Sends what is answered, and turns whatever is thrown on the way into a problem. */
export async function answered(
  request: Request,
  answer: (requestId: Id<"req">) => Promise<Answer>,
  ended: (answer: Answer) => void = () => undefined,
): Promise<Response> {
  const requestId = newId("req", systemClock());
  const told = await answer(requestId).catch((error: unknown) =>
    // Nobody's yet, so no log has it.
    answerToError(error, requestId, (refusal) => problem(refusal)),
  );
  ended(told);
  return toResponse(request, requestId, told);
}

async function answerTo<Input, Result>(
  request: Request,
  ctx: Context,
  operation: Answering<Input, Result>,
): Promise<Answer> {
  const { contract, kinds, watch, body } = operation;
  const asked = await readParameters(request, contract, body);
  watch.asks(asked);
  const { expand, ...parameters } = asked;
  const paths = expand === undefined ? [] : parseInput(expandSchema, { expand }).expand;
  for (const path of paths) requireExpandable(ctx, path, { kinds, answer: contract.answer });
  const answer = await outcome(ctx, operation, { request, parameters });
  if (answer.status !== 200 || paths.length === 0) return answer;
  const shown: unknown = JSON.parse(answer.body);
  return { ...answer, body: JSON.stringify(await expanded(ctx, shown, { kinds, paths })) };
}

function noticed(answer: Answer, notice: string | undefined): Answer {
  if (notice === undefined) return answer;
  const former = answer.headers?.["stripe-notice"];
  const all = former === undefined ? notice : `${former} ${notice}`;
  return { ...answer, headers: { ...answer.headers, "stripe-notice": all } };
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
  const shown = { account: caller.account, path };
  const telling = tellingOf(contract, shown, caller.requestId);
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
  requestId: Id<"req">,
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
    refusal: (error) => problem(error, refusalView?.(error.details, shown), requestId),
  };
}
