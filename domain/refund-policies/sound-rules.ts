import { DomainError } from "#domain/errors/domain-error";
import { currencyFrom } from "#domain/money/currencies";
import type { PolicyLine, RefundPolicy } from "#domain/refund-policies/refund-policy";

/** The part of a policy that decides. */
export type PolicyRules = Pick<RefundPolicy, "lines" | "approvalHours">;

const mostHours = 720;

/** The rules in the one way they are written, or the refusal that says what is wrong with them. */
export function soundRules({ lines, approvalHours }: PolicyRules): PolicyRules {
  if (!Number.isInteger(approvalHours) || approvalHours < 1 || approvalHours > mostHours) {
    throw new DomainError(
      "parameter_invalid",
      `A refund can wait from 1 to ${mostHours} hours for its approvals.`,
      { param: "approval_hours" },
    );
  }
  const sound = lines.map(soundLine);
  if (new Set(sound.map(({ currency }) => currency)).size < sound.length) {
    throw refusal("Each currency can have one line.");
  }
  return { lines: sound, approvalHours };
}

function soundLine(line: PolicyLine): PolicyLine {
  const currency = currencyFrom(line.currency);
  if (!currency) {
    throw new DomainError("currency_not_supported", "A line names no currency one can charge.", {
      param: "lines",
    });
  }
  const one = limitMinor(line.oneApprovalAboveMinor);
  const two = line.twoApprovalsAboveMinor === null ? null : limitMinor(line.twoApprovalsAboveMinor);
  if (two !== null && two < one) {
    throw refusal(`The second limit for ${currency} must not be below the first.`);
  }
  return {
    currency,
    oneApprovalAboveMinor: one.toString(),
    twoApprovalsAboveMinor: two?.toString() ?? null,
  };
}

/** Digits only: an empty text, a sign or a hexadecimal number is not what anyone meant. */
function limitMinor(text: string): bigint {
  if (/^\d{1,15}$/.test(text)) return BigInt(text);
  throw refusal("A limit is a whole number of minor units that is not negative.");
}

function refusal(message: string): DomainError {
  return new DomainError("parameter_invalid", message, { param: "lines" });
}
