/** How often a key was used so: from one address, for one operation. */
export interface KeyUses {
  readonly address: string | null;
  readonly method: string;
  readonly route: string;
  readonly count: number;
  /** How many were refused for want of a right, of a network, or by a limit of the key. */
  readonly refused: number;
  readonly lastAt: Temporal.Instant;
}

/** What happened by a key: how often each type of event, and how much money it names. */
export interface KeyDeed {
  readonly type: string;
  readonly currency: string | null;
  readonly count: number;
  readonly amountMinor: bigint | null;
}

/** One thing that happened by a key. */
export interface KeyEvent {
  readonly id: string;
  readonly type: string;
  readonly objectId: string;
  readonly createdAt: Temporal.Instant;
}
