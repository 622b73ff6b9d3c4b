import type { BooksFault } from "#domain/ledger/books-fault";
import { type Currency, currencyFrom } from "#domain/money/currencies";
import type { Disagreement } from "#domain/settlement/disagreement";
import type { StandingCheck } from "#domain/standing-check/standing-check";
import type { BetweenFault } from "#domain/transfers/crossing";
import type { Id } from "#platform/ids";

/** A place where two records of one amount differ. */
export type StandingFault = StandingCheck["faults"][number];

/** An object at fault, by its id and with the currency of its amounts. */
export interface FaultyObject {
  readonly id: Id;
  /** Null where it has amounts in more than one. */
  readonly currency: Currency | null;
}

/** A fault of the ledger in itself. */
export function faultOfBooks(fault: BooksFault): StandingFault {
  const { kind, currency } = fault;
  const place = { kind, currency, objectId: null } as const;
  if (fault.kind === "unequal_sides") {
    return {
      ...place,
      fact: fault.state,
      ledgerAccountId: null,
      ledgerAccountKind: null,
      shownMinor: fault.debitsMinor.toString(),
      bookedMinor: fault.creditsMinor.toString(),
    };
  }
  return {
    ...place,
    fact: fault.sum,
    ledgerAccountId: fault.ledgerAccountId,
    ledgerAccountKind: fault.ledgerAccountKind,
    shownMinor: fault.storedMinor.toString(),
    bookedMinor: fault.transfersMinor.toString(),
  };
}

/** A difference between what people are shown and the ledger, or between two objects. */
export function faultOfAgreement(
  { subject, fact, shownMinor, bookedMinor }: Disagreement,
  objects: ReadonlyMap<string, FaultyObject>,
): StandingFault {
  const object = objects.get(subject);
  return {
    kind: "disagreement",
    fact,
    ledgerAccountId: null,
    ledgerAccountKind: null,
    objectId: object?.id ?? null,
    currency: object?.currency ?? currencyFrom(subject) ?? null,
    shownMinor: shownMinor.toString(),
    bookedMinor: bookedMinor.toString(),
  };
}

/** A transfer that left one account otherwise than it reached the other. */
export function faultOfCrossing(
  { currency, leftMinor, arrivedMinor }: BetweenFault,
  objectId: Id<"tr">,
): StandingFault {
  return {
    kind: "unequal_crossing",
    fact: "between_accounts",
    ledgerAccountId: null,
    ledgerAccountKind: null,
    objectId,
    currency: currencyFrom(currency) ?? null,
    shownMinor: leftMinor.toString(),
    bookedMinor: arrivedMinor.toString(),
  };
}
