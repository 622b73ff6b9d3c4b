import type { Once } from "#domain/access/context";
import { DomainError } from "#domain/errors/domain-error";
import { holdsCardNumber } from "#domain/vault/holds-card-number";

const longestKey = 255;

/** The request's idempotency key with what makes its answer storable; none where it sent no key. */
export function onceFor(
  request: Request,
  telling: Omit<Once, "key" | "fingerprint">,
  fingerprint: () => string,
): Once | undefined {
  const key = request.headers.get("idempotency-key");
  if (key === null || request.method !== "POST") return undefined;
  if (holdsCardNumber(key)) {
    throw new DomainError("parameter_invalid", "An idempotency key must not hold a card number.", {
      param: "Idempotency-Key",
    });
  }
  if (key !== "" && key.length <= longestKey)
    return { ...telling, key, fingerprint: fingerprint() };
  throw new DomainError(
    "parameter_invalid",
    `An idempotency key has 1 to ${longestKey} characters.`,
    { param: "Idempotency-Key" },
  );
}
