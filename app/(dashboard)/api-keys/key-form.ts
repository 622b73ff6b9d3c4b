import * as z from "zod";
import type { SpendingLimit } from "#db/schema/spending";
import { DomainError } from "#domain/errors/domain-error";
import { type ChosenLevels, keyResources, levels } from "#domain/key-rights/key-rights";
import { mostNetworks, networkFrom } from "#domain/key-rights/networks";
import { type Currency, currencyFrom } from "#domain/money/currencies";
import { decimalString } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import { parseMoney } from "#domain/money/parse-money";
import { type SpendingKind, spendingKinds } from "#domain/spending/spending-kinds";

const lines = z
  .string()
  .max(4_000)
  .optional()
  .transform((text = "") => text.split(/[\s,;]+/).filter(Boolean))
  .refine((all) => all.length <= mostNetworks && all.every((one) => networkFrom(one)), {
    message: "networks",
  });
const day = z
  .literal("")
  .transform(() => undefined)
  .or(z.iso.date().transform((text) => Temporal.PlainDate.from(text)))
  .optional();
const limitText = z.string().trim().max(400).optional().default("");

/** The fields in which people type how much money may be moved in a day. */
export const spendingFields = z.object({
  limit_refunds: limitText,
  limit_payouts: limitText,
  limit_transfers: limitText,
  limit_withdrawals: limitText,
  limit_customer_transfers: limitText,
  limit_top_ups: limitText,
});

/** The fields that keys are made and changed by; rights are beside them, one for each resource. */
export const keyFields = z.looseObject({
  ...spendingFields.shape,
  name: z.string().trim().min(1).max(100),
  access: z.enum(["full", "restricted"]).optional().default("restricted"),
  networks: lines,
  expiresOn: day,
  expiresWas: day,
});

/** A form of a key as it was read. */
export type KeyForm = z.output<typeof keyFields>;

const level = z.enum(levels).catch("none");

/** What was chosen for each resource. */
export function chosenLevels(form: KeyForm): ChosenLevels {
  return Object.fromEntries(
    keyResources.map(({ name }) => [name, level.parse(form[`right_${name}`])] as const),
  );
}

const separators = /\s*[;；]\s*/;
const amountAndCode = /^(.*?)\s*([A-Za-z]{3})?$/;

/** The limits a person typed, or the field in which one cannot be read. */
export function typedLimits(
  form: z.output<typeof spendingFields>,
  usual: Currency,
): readonly SpendingLimit[] | { readonly fault: string } {
  const limits: SpendingLimit[] = [];
  for (const kind of spendingKinds) {
    const texts = form[`limit_${kind}`].split(separators).filter(Boolean);
    const read = texts.map((text) => limitFrom(kind, text, usual));
    const found = read.filter((limit) => limit !== undefined);
    const isTwice = new Set(found.map(({ currency }) => currency)).size < texts.length;
    if (found.length < texts.length || isTwice) return { fault: `limit_${kind}` };
    limits.push(...found);
  }
  return limits;
}

/** A form in which a field of limits that cannot be read is told of beside it. */
export function limited<Schema extends z.ZodType<z.output<typeof spendingFields>>>(schema: Schema) {
  return schema.superRefine((form, issues) => {
    const read = typedLimits(form, "CNY");
    if (!("fault" in read)) return;
    issues.addIssue({ code: "custom", path: [read.fault], message: "keyLimit" });
  });
}

/** The limits of a form that was read; an amount without a currency is in the usual one. */
export function limitsTyped(
  form: z.output<typeof spendingFields>,
  usual: Currency,
): readonly SpendingLimit[] {
  const read = typedLimits(form, usual);
  if (!("fault" in read)) return read;
  throw new DomainError("parameter_invalid", "A limit cannot be read.", { param: read.fault });
}

function limitFrom(kind: SpendingKind, text: string, usual: Currency): SpendingLimit | undefined {
  const [, amount = "", code = usual] = amountAndCode.exec(text) ?? [];
  const currency = currencyFrom(code);
  const parsed = currency && parseMoney(amount, currency);
  return parsed && { kind, currency: parsed.currency, mostMinor: String(parsed.amountMinor) };
}

/** The same limits as a person would type them. */
export function limitTexts(limits: readonly SpendingLimit[], kind: SpendingKind): string {
  return limits
    .filter((limit) => limit.kind === kind)
    .flatMap(({ currency: code, mostMinor }) => {
      const currency = currencyFrom(code);
      if (!currency) return [];
      return [`${decimalString(money(BigInt(mostMinor), currency))} ${currency}`];
    })
    .join("; ");
}

/** Each field of the limits as it begins. */
export function spendingTexts(
  limits: readonly SpendingLimit[],
): Readonly<Record<SpendingKind, string>> {
  return {
    refunds: limitTexts(limits, "refunds"),
    payouts: limitTexts(limits, "payouts"),
    transfers: limitTexts(limits, "transfers"),
    withdrawals: limitTexts(limits, "withdrawals"),
    customer_transfers: limitTexts(limits, "customer_transfers"),
    top_ups: limitTexts(limits, "top_ups"),
  };
}

/** The moment after a day's last, where the person is. */
export function endOfDay(date: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return date.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
}

/** The last day on which a key works, where the person is. */
export function lastDay(end: Temporal.Instant | null, timeZone: string): string {
  if (end === null) return "";
  return end.subtract({ milliseconds: 1 }).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
