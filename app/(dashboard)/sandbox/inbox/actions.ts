"use server";

import * as z from "zod";
import { DomainError } from "#domain/errors/domain-error";
import { createEndpoint } from "#domain/webhook-endpoints/create-endpoint";
import { clearInbox } from "#domain/webhook-inbox/clear-inbox";
import { closeInbox } from "#domain/webhook-inbox/close-inbox";
import { CreateInboxInput, createInbox } from "#domain/webhook-inbox/create-inbox";
import { inboxUrl } from "#domain/webhook-inbox/inbox";
import { listInboxes } from "#domain/webhook-inbox/list-inboxes";
import type { FormState } from "#http/session-form";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const ofInbox = z.object({ inboxId: z.string().max(40) });

/** Opens an inbox, which has an address at once. */
export async function createInboxAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, CreateInboxInput, async (ctx, input) => {
    const { name } = await createInbox(ctx, input);
    return translator(ctx.locale, "inbox")("created", { name });
  });
}

/** Lets the account's events be sent to one of its inboxes, and shows the secret this once. */
export async function makeEndpointAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofInbox, async (ctx, input) => {
    const inboxes = await listInboxes(ctx);
    const listed = inboxes.find(({ inbox }) => inbox.id === input.inboxId);
    if (!listed) throw new DomainError("resource_missing", "No such inbox.");
    const { name } = listed.inbox;
    const { endpoint, secret } = await createEndpoint(ctx, {
      url: inboxUrl(listed.inbox),
      enabledEvents: ["*"],
      description: name,
    });
    const words = translator(ctx.locale, "inbox");
    return {
      message: words("madeEndpoint", { name }),
      secret: {
        title: words("secretTitle", { name }),
        value: secret,
        fileName: `${endpoint.id}.txt`,
      },
    };
  });
}

/** Forgets what came to an inbox. */
export async function clearInboxAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofInbox, async (ctx, input) => {
    const { name } = await clearInbox(ctx, input);
    return translator(ctx.locale, "inbox")("cleared", { name });
  });
}

/** Ends an inbox for good. */
export async function closeInboxAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofInbox, async (ctx, input) => {
    const { name } = await closeInbox(ctx, input);
    return translator(ctx.locale, "inbox")("closed", { name });
  });
}
