import { type ChosenLevels, keyResources, levelsOf } from "#domain/key-rights/key-rights";

/** Usual kinds of programs, and what they need. */
export const keyPresets = ["read_only", "checkout", "refund_desk", "payout_runner"] as const;

export type KeyPreset = (typeof keyPresets)[number];

const chosenBy: Readonly<Record<KeyPreset, ChosenLevels>> = {
  read_only: Object.fromEntries(
    keyResources.flatMap((resource) =>
      levelsOf(resource).includes("read") ? [[resource.name, "read"] as const] : [],
    ),
  ),
  checkout: {
    customers: "write",
    payment_links: "write",
    payment_methods: "write",
    payments: "write",
    setup_intents: "write",
  },
  refund_desk: { customers: "read", payments: "read", refunds: "write" },
  payout_runner: { balance: "read", bank_accounts: "read", payouts: "write" },
};

/** What a usual kind of program needs, by resource. */
export function levelsOfPreset(preset: KeyPreset): ChosenLevels {
  return chosenBy[preset];
}
