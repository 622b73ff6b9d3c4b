import type { Cause, HeldSecret } from "#domain/webhook-signatures/explanation";

/** A secret that may have signed in place of those the receiver checks with, and why it did not. */
export interface SecretVariant {
  readonly secret: string;
  readonly cause: Cause;
}

interface Secrets {
  /** Those that the receiver checks with. */
  readonly offered: readonly HeldSecret[];
  /** All of the account's own, those that were rotated out among them. */
  readonly known: readonly HeldSecret[];
}

/** The secrets that may have been meant: as they were before they were copied, or another's. */
export function secretVariants({ offered, known }: Secrets): readonly SecretVariant[] {
  const typed = offered.filter(({ endpointId }) => endpointId === null);
  const isOffered = (held: HeldSecret) => offered.some(({ secret }) => secret === held.secret);
  return [
    ...typed.flatMap(miscopied),
    ...known
      .filter((held) => !isOffered(held))
      .map((held) => ({ secret: held.secret, cause: causeOf(held, { offered, known }) })),
  ];
}

function miscopied({ secret }: HeldSecret): readonly SecretVariant[] {
  const trimmed = secret.trim();
  const bare = trimmed.replace(/^(["'])(.*)\1$/, "$2");
  const variants = [
    { secret: trimmed, cause: { kind: "secret_spaces" } },
    { secret: bare, cause: { kind: "secret_quoted" } },
    { secret: `whsec_${bare}`, cause: { kind: "secret_prefix_missing" } },
  ] as const;
  return variants.filter((variant) => variant.secret !== secret);
}

/** What it means that an endpoint's secret has signed which the receiver does not check with. */
function causeOf(held: HeldSecret, { offered, known }: Secrets): Cause {
  const { endpointId } = held;
  const named = endpointId === null ? {} : { endpointId };
  const isChosen = offered.some((each) => each.endpointId === endpointId);
  const holdsFormer = known.some(
    ({ secret, turn, endpointId: owner }) =>
      owner === endpointId && turn === "former" && offered.some((each) => each.secret === secret),
  );
  if (holdsFormer) return { kind: "secret_rotated", ...named };
  return { kind: isChosen ? "former_secret" : "other_endpoint", ...named };
}
