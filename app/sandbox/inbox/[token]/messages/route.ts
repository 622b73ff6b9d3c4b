import * as z from "zod";
import { DomainError } from "#domain/errors/domain-error";
import { emptyInbox } from "#domain/webhook-inbox/empty-inbox";
import { type InboxMessage, inboxLimits } from "#domain/webhook-inbox/inbox";
import { readMessages } from "#domain/webhook-inbox/read-messages";
import { answered } from "#http/endpoint";
import { otherMethods } from "#http/no-route";
import { unixSeconds } from "#platform/clock";

const largest = 2_147_483_647;
const Query = z.object({
  after: z.coerce.number().int().min(0).max(largest).optional(),
  limit: z.coerce.number().int().min(1).max(inboxLimits.requestsKept).optional(),
});

/** What came after the request that is known, oldest first: for programs that poll. */
export function GET(request: Request): Promise<Response> {
  return answered(request, async () => {
    const { pathname, searchParams } = new URL(request.url);
    const asked = Query.safeParse(Object.fromEntries(searchParams));
    if (!asked.success) {
      const param = String(asked.error.issues[0]?.path[0] ?? "after");
      throw new DomainError("parameter_invalid", `${param} must be a whole number.`, { param });
    }
    const { messages, hasMore } = await readMessages(tokenIn(pathname), asked.data);
    const data = messages.map(messageView);
    const body = { object: "list", url: pathname, has_more: hasMore, data };
    return { status: 200, body: JSON.stringify(body) };
  });
}

/** Forgets what came, so that a test begins with an empty inbox. */
export function DELETE(request: Request): Promise<Response> {
  return answered(request, async () => {
    await emptyInbox(tokenIn(new URL(request.url).pathname));
    return { status: 200, body: '{"deleted":true}' };
  });
}

function tokenIn(pathname: string): string {
  return pathname.split("/")[3] ?? "";
}

function messageView({ number, headers, body, receivedAt }: InboxMessage) {
  return {
    object: "webhook_inbox.message",
    number,
    received: unixSeconds(receivedAt),
    headers,
    body,
  };
}

export const { HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("DELETE", "GET");
