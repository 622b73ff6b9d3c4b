import { DomainError } from "#domain/errors/domain-error";
import { inboxLimits } from "#domain/webhook-inbox/inbox";
import { dropOldest, inboxOf, keepMessage } from "#domain/webhook-inbox/queries";
import type { Clock } from "#platform/clock";

/** A request as it came, before anything is believed of it. */
export interface ReceivedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Keeps a request that came to an inbox; the oldest make room for it. */
export async function receiveMessage(
  token: string,
  { headers, body }: ReceivedRequest,
  clock: Clock,
): Promise<void> {
  const inbox = await inboxOf(token);
  const bytes = Buffer.byteLength(body);
  if (bytes > inboxLimits.bytes) {
    throw new DomainError("body_too_large", `An inbox takes at most ${inboxLimits.bytes} bytes.`);
  }
  // The database keeps no such character in text.
  const message = { headers, body: body.replaceAll("\0", "\ufffd"), bytes, receivedAt: clock() };
  if (!(await keepMessage(inbox, message))) {
    throw new DomainError(
      "rate_limit",
      `An inbox takes ${inboxLimits.requestsAMinute} requests a minute. Try again later.`,
    );
  }
  await dropOldest(inbox);
}
