import type { Account } from "#domain/access/context";
import { DomainError } from "#domain/errors/domain-error";

/** How the sandbox's remote channel can be told to answer a request. */
export const sandboxOutcomes = [
  "late",
  "late_declined",
  "lost",
  "lost_declined",
  "never",
  "out_of_order",
  "review",
  "twice",
] as const;

export type SandboxOutcome = (typeof sandboxOutcomes)[number];

const names = { ask: "sandbox_outcome", cancel: "sandbox_cancel_outcome" } as const;

/**
 * What an integrator asks of the remote sandbox channel, in the request's metadata; nothing means
 * the channel that answers at once. A live account's metadata is its own, whatever its words.
 */
export function sandboxOutcome(
  account: Pick<Account, "mode">,
  metadata: Readonly<Record<string, string>>,
  request: keyof typeof names = "ask",
): SandboxOutcome | undefined {
  const name = names[request];
  const told = metadata[name];
  if (account.mode !== "sandbox" || told === undefined) return undefined;
  if (isOutcome(told)) return told;
  throw new DomainError(
    "parameter_invalid",
    `${name} can be ${sandboxOutcomes.join(", ")}; leave it out for an answer at once.`,
    { param: `metadata[${name}]` },
  );
}

function isOutcome(text: string): text is SandboxOutcome {
  return sandboxOutcomes.some((outcome) => outcome === text);
}
