import { uuidShape } from "#platform/uuid-shape";

/** What a secret or card number leaves behind in a log. */
export const removed = "[removed]";

const secrets = [
  /\btg_[a-z]{2,6}_[0-9A-Za-z._~-]+/g,
  /\b(?:Bearer|Basic|DPoP) [0-9A-Za-z+/=._~-]{8,}/gi,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g,
  /\bwhsec_[0-9A-Za-z+/=_-]+/g,
  /\beyJ[0-9A-Za-z_-]+\.[0-9A-Za-z_-]+(?:\.[0-9A-Za-z_-]*)?/g,
  /\b[a-z]{2,4}_[0-9A-Za-z]+_secret_[0-9A-Za-z_-]+/g,
  /(?<=(?:\b|%5B)(?:cvc|cvv|cvv2|security_?code)(?:\]|%5D)?"?[:=]\s?"?)\d{3,4}\b/gi,
];
const digitGroups = new RegExp(`${uuidShape.source}|\\d+(?:[\\s._/-]\\d+)*`, "gi");
const wholeUuid = new RegExp(`^${uuidShape.source}$`, "i");
const fewestDigits = 13;
const mostDigits = 19;
/** Whatever has no such run has no card number, which is quickly seen. */
const longRun = /(?:\d[\s._/-]?){12}\d/;

/** The text without card numbers and security codes, keys, webhook and client secrets, and JWTs. */
export function scrub(text: string): string {
  const withoutSecrets = secrets.reduce((rest, secret) => rest.replaceAll(secret, removed), text);
  return longRun.test(withoutSecrets)
    ? withoutSecrets.replaceAll(digitGroups, withoutCard)
    : withoutSecrets;
}

/** A card number may stand beside other digits, so it is looked for from each group on. */
function withoutCard(run: string): string {
  if (run.length < fewestDigits || wholeUuid.test(run)) return run;
  const groups = run.split(/\D/);
  return groups.some((_, from) => beginsCard(groups, from)) ? removed : run;
}

function beginsCard(groups: readonly string[], from: number): boolean {
  let digits = "";
  for (const group of groups.slice(from, from + mostDigits)) {
    digits += group;
    if (isCardNumber(digits)) return true;
  }
  return false;
}

function isCardNumber(digits: string): boolean {
  if (digits.length < fewestDigits || digits.length > mostDigits) return false;
  return luhnSum(digits) % 10 === 0;
}

/** Every second digit from the right counts double, less nine where that has two digits. */
function luhnSum(digits: string): number {
  return Array.from(digits)
    .toReversed()
    .reduce((sum, digit, place) => {
      const weighted = Number(digit) * (place % 2 === 1 ? 2 : 1);
      return sum + (weighted > 9 ? weighted - 9 : weighted);
    }, 0);
}
