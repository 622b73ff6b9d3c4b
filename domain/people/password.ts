import { hash, verify } from "@node-rs/argon2";
import type { PersonRow } from "#domain/people/person";
import { keyedDigest } from "#platform/secrets";

/** Argon2id as OWASP asks for; see SECURITY.md. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of a password no one has: checked where there is none, so that both take as long. */
const decoy =
  "$argon2id$v=19$m=19456,t=2,p=1$2qii6S1TWhugvjEQe9oyNg$gR5N8g" +
  "yy0piJfdMVhtRgDaoG18LwcE/QtkI6lV9yQDw";

/** A password in the form it is kept in. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/** Whether it is the password behind this hash; as slow when there is none to compare with. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? decoy, password.normalize("NFKC"));
  return stored !== null && fits;
}

/**
 * Says of which password something was begun, and tells nothing of it: what was begun with one is
 * over as soon as the person has another.
 */
export function passwordMark({ id, passwordHash }: Pick<PersonRow, "id" | "passwordHash">): string {
  return keyedDigest("password_mark", `${id} ${passwordHash ?? ""}`);
}
