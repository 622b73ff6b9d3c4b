/** A fact that two places tell differently. */
export interface Disagreement {
  /** A currency, or the uuid of a charge, a customer, a payout or a transfer. */
  readonly subject: string;
  readonly fact: string;
  /** What the objects say that people are shown. */
  readonly shownMinor: bigint;
  /** What the ledger says, or the objects that the fact is made of. */
  readonly bookedMinor: bigint;
}
