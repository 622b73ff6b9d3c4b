import type { Reader } from "#domain/changes/reader";
import { newRuleBook, type RuleBook } from "#domain/rate-limits/limit-rules";
import { limitsOfAccount } from "#domain/rate-limits/queries";
import { givenLimits } from "#domain/rate-limits/rate-limits";
import { fieldsOf, type SetRateLimitInput } from "#domain/rate-limits/set-rate-limit";

/** The rules of the account as they are, and as they would be with this limit. */
export async function limitsInForce(
  { accountId, db }: Reader,
  { subject, limits }: SetRateLimitInput,
): Promise<{ readonly present: RuleBook; readonly proposed: RuleBook }> {
  const rows = await limitsOfAccount(accountId, db);
  const others = rows.filter((row) => row.subject !== subject);
  const proposed = { accountId, subject, ...fieldsOf(limits), version: 1n };
  const given = givenLimits();
  return {
    present: newRuleBook(rows, given),
    proposed: newRuleBook([...others, proposed], given),
  };
}
