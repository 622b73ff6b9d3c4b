import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { DomainError } from "#domain/errors/domain-error";
import { judgeMac } from "#domain/request-proofs/judge-mac";
import { judgeRequest } from "#domain/request-proofs/judge-request";
import type { Prover } from "#domain/request-proofs/request-proof";
import { pastedRequest } from "#domain/signature-debugger/pasted-request";
import type { SignatureFault } from "#domain/signatures/signature-fault";
import { signingKeyState } from "#domain/signing-keys/signing-key";
import { signingKeyMemory } from "#domain/signing-keys/signing-key-memory";
import { parseId } from "#platform/ids";

export interface DebugRequestInput {
  /** A request as it goes over the wire. */
  readonly text: string;
  /** When it is looked at; now, unless told. */
  readonly at?: Temporal.Instant | undefined;
}

/** What we make of a request's signature. */
export interface DebuggedRequest {
  readonly scheme: "rfc9421" | "hmac";
  readonly faults: readonly SignatureFault[];
  /** The text that must be signed, as far as it can be told. */
  readonly base: string | undefined;
}

/**
 * Says what is signed and what is wrong. Any key of the account counts, and nothing of what is
 * asked is kept: the nonce can be used afterwards.
 */
export async function debugRequest(
  ctx: Context,
  input: DebugRequestInput,
): Promise<DebuggedRequest> {
  requireScope(ctx, "api_keys:read");

  const request = pastedRequest(input.text);
  if (!request) {
    throw new DomainError(
      "parameter_invalid",
      "Begin with the line of the request, such as: POST /v1/customers HTTP/1.1",
      { param: "text" },
    );
  }
  const prover = anyKeyOf(ctx, input.at ?? ctx.clock());
  if (request.field("signature-input") === null && request.field("x-request-hmac") !== null) {
    const { faults } = await judgeMac(request, prover);
    return { scheme: "hmac", faults, base: undefined };
  }
  const { faults, base } = await judgeRequest(request, prover);
  return { scheme: "rfc9421", faults, base };
}

function anyKeyOf({ account }: Context, now: Temporal.Instant): Prover {
  const keyOf = async (name: string) => {
    const id = parseId("sgk", name);
    const found = id && (await signingKeyMemory().find(account.id, id));
    return found && signingKeyState(found.row, now) === "active" ? found : undefined;
  };
  return { accountId: account.id, now, keyOf };
}
