import { issueTicket } from "#domain/tickets/issue-ticket";
import { takeTicket } from "#domain/tickets/open-ticket";
import type { Id } from "#platform/ids";
import { settings } from "#platform/settings";

/** For what a device is asked to sign; a signature for one is of no use for another. */
export type ChallengeUse = "register" | "sign_in" | "second_step" | "prove";

/** What a challenge was made for, and for whom where that is known yet. */
export interface Challenged {
  readonly use: ChallengeUse;
  readonly personId: Id<"usr"> | null;
}

const goodMinutes = 5;

/** A challenge that is answered once; as it is sent to browsers. */
export async function newChallenge(
  { use, personId }: Challenged,
  at: Temporal.Instant,
): Promise<string> {
  const wish = { personId, data: { use }, at, minutes: goodMinutes };
  return base64url(await issueTicket({ ...wish, purpose: "passkey_challenge" }));
}

/** Whether this is a challenge of ours for just that, in time and unanswered; then it is used. */
export async function takeChallenge(
  challenge: string,
  { use, personId }: Challenged,
  now: Temporal.Instant,
): Promise<boolean> {
  const token = Buffer.from(challenge, "base64url").toString();
  const ticket = await takeTicket("passkey_challenge", token, now);
  return ticket?.data.use === use && ticket.personId === personId;
}

/** Where our passkeys are good: the host we were told, never one that a request names. */
export function relyingParty(): { readonly id: string; readonly origin: string } {
  const { origin } = settings();
  return { id: new URL(origin).hostname, origin };
}

/** Text or bytes as WebAuthn writes them. */
export function base64url(bytes: string | Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
