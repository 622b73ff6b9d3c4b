import type { SpendingLimit } from "#db/schema/spending";
import { DomainError } from "#domain/errors/domain-error";
import { mostNetworks, networkFrom } from "#domain/key-rights/networks";
import { currencyFrom } from "#domain/money/currencies";
import { spendingKinds } from "#domain/spending/spending-kinds";

/** Networks as they are kept, each once; null for none, which lets a key be used from anywhere. */
export function requireNetworks(texts: readonly string[] = []): readonly string[] | null {
  const networks = texts.map((text) => {
    const network = networkFrom(text);
    if (network) return network;
    throw refusal(`${text} is neither an address nor a network.`, "networks");
  });
  const each = [...new Set(networks)];
  if (each.length > mostNetworks) {
    throw refusal(`A key is held to ${mostNetworks} networks at most.`, "networks");
  }
  return each.length === 0 ? null : each;
}

const mostDigits = /^\d{1,15}$/;
const kinds: ReadonlySet<string> = new Set(spendingKinds);

/** Limits as they are kept: one for each kind and currency, of zero or more. */
export function requireSpendingLimits(
  limits: readonly SpendingLimit[] = [],
): readonly SpendingLimit[] {
  for (const { kind, currency, mostMinor } of limits) {
    const isKnown = kinds.has(kind) && currencyFrom(currency) === currency;
    if (!isKnown || !mostDigits.test(mostMinor)) {
      throw refusal("A limit is of a kind, in a currency, and not below zero.", "limits");
    }
  }
  const places = new Set(limits.map(({ kind, currency }) => `${kind} ${currency}`));
  if (places.size === limits.length) return limits;
  throw refusal("There is one limit for each kind and currency.", "limits");
}

function refusal(message: string, param: string): DomainError {
  return new DomainError("parameter_invalid", message, { param });
}
