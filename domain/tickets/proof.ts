import type { proofs } from "#db/schema/people";
import type { Change } from "#domain/changes/change";
import type { Id } from "#platform/ids";

/** By what a person can prove who they are. */
export type ProvenBy = (typeof proofs)[number];

/** A proof that was found right, and what has to be written so that it is never right again. */
export interface Proof {
  readonly by: ProvenBy;
  readonly providerId?: Id<"idp">;
  readonly spend: (change: Change<unknown>) => void;
}

/** A password can be shown again and again. */
export const byPassword: Proof = { by: "password", spend: () => {} };
