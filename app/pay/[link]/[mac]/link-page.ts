import { cache } from "react";
import { payerOfLink } from "#domain/payment-links/payer-of-link";
import { paymentToPay } from "#domain/payment-links/payment-to-pay";
import { currentVisitor, shown } from "#http/session";

/** What the page at this address shows, looked up once for all its parts; else its 404. */
export const linkPage = cache(async (link: string, mac: string) => {
  const visitor = await currentVisitor();
  return shown(
    payerOfLink({ link, mac }, visitor).then(async ({ ctx, linkId }) => ({
      ...(await paymentToPay(ctx, { linkId })),
      account: ctx.account,
      now: visitor.clock(),
    })),
  );
});

export type LinkPage = Awaited<ReturnType<typeof linkPage>>;
