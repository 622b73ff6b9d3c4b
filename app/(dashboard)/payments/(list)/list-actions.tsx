import { Download } from "lucide-react";
import { listAddress } from "#app/(dashboard)/list-address";
import { type AskedPayments, filtersOf } from "#app/(dashboard)/payments/payment-filter";
import { paymentsCall } from "#app/(dashboard)/payments/payments-call";
import { Button } from "#components/button";
import { CopyButton } from "#components/copy-button";
import { LinkButton } from "#components/link-button";
import type { ListPaymentsInput } from "#domain/payments/list-payments";
import { type Locale, translator } from "#messages/translator";

interface ListActionsProps {
  readonly asked: AskedPayments;
  readonly list: ListPaymentsInput;
  readonly locale: Locale;
}

/** The same list for other programs: as a file, and as a call of the API. */
export function ListActions({ asked, list, locale }: ListActionsProps) {
  const words = translator(locale, "payments");
  const call = paymentsCall(list);
  return (
    <>
      {call === undefined ? (
        <Button reason={words("copyCallReason")}>{words("copyCall")}</Button>
      ) : (
        <CopyButton text={call} label={words("copyCall")} />
      )}
      <LinkButton href={listAddress("/payments/export", filtersOf(asked))} download>
        <Download aria-hidden="true" />
        {words("export")}
      </LinkButton>
    </>
  );
}
