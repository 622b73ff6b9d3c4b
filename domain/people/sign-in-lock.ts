import { isIPv6 } from "node:net";
import { keyedDigest } from "#platform/secrets";

/** Who may try how often before being locked out; a lock doubles with each further try. */
export interface LockRule {
  readonly subject: string;
  readonly freeTries: number;
}

/** The longest a lock lasts: enough against guessing, bearable for who is locked out by others. */
export const longestLockMinutes = 15;
/** Tries older than this no longer count. */
export const rememberedHours = 24;

const triesPerEmail = 5;
/** Many people may share a network. */
const triesPerNetwork = 50;

/**
 * What a sign-in counts against: the e-mail address, whether anyone has it or not, and the network
 * if it is known. An unknown network is not counted, or strangers could lock out everyone at once.
 */
export function lockRules(email: string, address: string | null): readonly LockRule[] {
  return withNetwork({ subject: emailSubject(email), freeTries: triesPerEmail }, address);
}

/** What a code counts against: the person whose password was right, and the network. */
export function codeLockRules(personId: string, address: string | null): readonly LockRule[] {
  return withNetwork({ subject: codeSubject(personId), freeTries: triesPerEmail }, address);
}

/** The name under which wrong codes of a person are counted. */
function codeSubject(personId: string): string {
  return `code:${keyedDigest("sign_in_code", personId)}`;
}

/** What a request for an e-mail counts against, so that nobody's mailbox is filled by strangers. */
export function mailLockRules(email: string, address: string | null): readonly LockRule[] {
  const subject = `mail:${keyedDigest("sign_in_mail", email)}`;
  return withNetwork({ subject, freeTries: triesPerEmail }, address);
}

function withNetwork(own: LockRule, address: string | null): readonly LockRule[] {
  if (address === null) return [own];
  const network = keyedDigest("sign_in_network", networkOf(address));
  return [own, { subject: `network:${network}`, freeTries: triesPerNetwork }];
}

/** The name under which tries for an e-mail address are counted, not readable as the address. */
export function emailSubject(email: string): string {
  return `email:${keyedDigest("sign_in_email", email)}`;
}

/** The address itself, or the /64 that one IPv6 subscriber is given. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail = ""] = address.toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: 8 - groups.length - after.length }, () => "0");
  const whole = address.includes("::") ? [...groups, ...zeros, ...after] : groups;
  return whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
