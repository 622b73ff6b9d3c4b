/** Something of the API that still works and will not for ever. */
export interface Deprecation {
  /** Its name in logs, links and messages. */
  readonly name: "versions_before_acacia";
  /** It is about requests that name a version older than this day. */
  readonly versionsBefore: string;
  /** The day from which it is deprecated. */
  readonly since: string;
  /** The day from which it is refused. */
  readonly until: string;
  /** What to use in its place. */
  readonly replacement: string;
  /** What is said to programs, in one sentence that ends in what to do. */
  readonly notice: string;
}

/**
 * All that is deprecated. Versions from before the named releases differ from ours in objects that
 * we answer in one shape for all; until they are refused they are answered like the oldest one.
 */
export const deprecations: readonly Deprecation[] = [
  {
    name: "versions_before_acacia",
    versionsBefore: "2024-09-30",
    since: "2026-11-22",
    until: "2027-11-22",
    replacement: "2024-09-30.acacia",
    notice:
      "Versions of the API before 2024-09-30.acacia are deprecated and refused from 2027-11-22: " +
      "name a later one in Stripe-Version.",
  },
];

/** The deprecation of that name. */
export function findDeprecation(name: string): Deprecation | undefined {
  return deprecations.find((deprecation) => deprecation.name === name);
}
