import { z } from "zod";
import { currencyFrom } from "#domain/money/currencies";

/** What the request says, from its form. */
export const paymentInput = z.strictObject({
  amount: z.coerce.bigint().positive().max(99_999_999n),
  currency: z.string().transform((code, context) => {
    const currency = currencyFrom(code.toUpperCase());
    if (currency) return currency;
    context.addIssue({ code: "custom", message: "No such currency." });
    return z.NEVER;
  }),
  payment_method: z.literal("pm_card_visa"),
  confirm: z.literal("true"),
});

export type PaymentInput = z.infer<typeof paymentInput>;
