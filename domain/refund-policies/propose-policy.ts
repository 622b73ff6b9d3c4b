import { type PolicyLine, refundPolicies } from "#db/schema/refunds";
import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { currencyFrom } from "#domain/money/currencies";
import { findProposed } from "#domain/refund-policies/queries";
import type { RefundPolicy } from "#domain/refund-policies/refund-policy";
import { newId } from "#platform/ids";

export interface ProposePolicyInput {
  readonly lines: readonly PolicyLine[];
  /** How many hours a refund waits for its approvals before it lapses. */
  readonly approvalHours: number;
  readonly reason: string;
}

/** Asks for other limits; they count only when someone else has approved them. */
export async function proposePolicy(
  ctx: Context,
  input: ProposePolicyInput,
): Promise<RefundPolicy> {
  requireScope(ctx, "policies:write");
  const person = requirePerson(ctx);
  requireSoundLines(input.lines);
  if (input.reason.trim() === "") {
    throw new DomainError("reason_required", "Say why the policy is to change.", {
      param: "reason",
    });
  }

  return commit(ctx, async (read) => {
    if (await findProposed(read)) {
      throw new DomainError(
        "policy_change_pending",
        "Another change of the policy is waiting; it must be decided or withdrawn first.",
      );
    }
    const policy: RefundPolicy = {
      accountId: read.accountId,
      id: newId("plc", read.now),
      status: "proposed",
      lines: input.lines,
      approvalHours: input.approvalHours,
      reason: input.reason.trim(),
      proposedBy: person.id,
      proposedAt: read.now,
      decidedBy: null,
      decidedAt: null,
      version: 1n,
    };
    return change(policy, {
      audit: {
        action: "refund_policy.proposed",
        subject: policy.id,
        after: { lines: policy.lines, approvalHours: policy.approvalHours },
        reason: policy.reason,
      },
      events: [],
    }).inserts(refundPolicies, policy);
  });
}

function requireSoundLines(lines: readonly PolicyLine[]): void {
  if (new Set(lines.map(({ currency }) => currency)).size < lines.length) {
    throw new DomainError("parameter_invalid", "Each currency can have one line.", {
      param: "lines",
    });
  }
  for (const line of lines) requireSoundLine(line);
}

function requireSoundLine({ currency, ...limits }: PolicyLine): void {
  if (!currencyFrom(currency)) {
    throw new DomainError("currency_not_supported", `${currency} is not a currency.`, {
      param: "lines",
    });
  }
  const one = BigInt(limits.oneApprovalAboveMinor);
  const two = limits.twoApprovalsAboveMinor;
  if (one < 0n || (two !== null && BigInt(two) < one)) {
    throw new DomainError(
      "parameter_invalid",
      `The limits for ${currency} must not be negative, and the second not below the first.`,
      { param: "lines" },
    );
  }
}
